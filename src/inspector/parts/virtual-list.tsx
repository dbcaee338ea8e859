import {
  defaultRangeExtractor,
  elementScroll,
  measureElement,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from '@tanstack/virtual-core'
import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks'

interface VirtualListProps<Row> {
  /** What the list contains, for screen readers. */
  readonly label: string
  readonly rows: readonly Row[]
  /** The key stays the same as rows are added. */
  readonly keyOf: (row: Row) => string | number
  /** The approximate height of a row in pixels. It is measured once it is shown. */
  readonly estimate: (row: Row) => number
  readonly children: (row: Row) => ComponentChildren
  /** The key of the row to bring into view, and to keep the focus on when the arrow keys move it. */
  readonly at?: string | number | undefined
  /** Stays at the end as rows are added, unless the user scrolls away. */
  readonly sticksToEnd?: boolean
  readonly class?: string
  /** Stays above the rows. */
  readonly header?: ComponentChildren
}

/**
 * A list of any length that keeps only the rows in view in the document. Arrow keys, Home and End move from row to row;
 * each row must contain one button or link.
 */
export function VirtualList<Row>(props: VirtualListProps<Row>) {
  const { label, rows, keyOf, estimate, children, at, sticksToEnd = false, header } = props
  const scroller = useRef<HTMLDivElement>(null)
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const focused = useRef<number | undefined>(undefined)
  const options = {
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index: number) => estimate(rowAt(rows, index)),
    getItemKey: (index: number) => keyOf(rowAt(rows, index)),
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    measureElement,
    overscan: 8,
    onChange: () => redraw(undefined),
    // The row with the focus stays in the document. Otherwise the focus would be lost.
    rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
      const shown = defaultRangeExtractor(range)
      const index = focused.current
      return index === undefined || index >= rows.length || shown.includes(index)
        ? shown
        : [...shown, index].toSorted((a, b) => a - b)
    },
  }
  const [virtualizer] = useState(() => new Virtualizer<HTMLDivElement, HTMLLIElement>(options))
  virtualizer.setOptions({ ...virtualizer.options, ...options })
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer])
  useLayoutEffect(() => virtualizer._willUpdate())

  const wasAtEnd = useRef(true)
  const count = rows.length
  useEffect(() => {
    if (sticksToEnd && wasAtEnd.current && count > 0) virtualizer.scrollToIndex(count - 1, { align: 'end' })
  }, [virtualizer, sticksToEnd, count])
  const index = at === undefined ? -1 : rows.findIndex((row) => keyOf(row) === at)
  // Scrolls when `at` changes, not whenever rows are added.
  useEffect(() => {
    if (index >= 0) virtualizer.scrollToIndex(index, { align: 'auto' })
  }, [virtualizer, at])

  const focusRow = (wanted: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, wanted))
    focused.current = next
    virtualizer.scrollToIndex(next, { align: 'auto' })
    redraw(undefined)
    requestAnimationFrame(() => {
      scroller.current
        ?.querySelector<HTMLElement>(`[data-index="${next}"] :is(button, a)`)
        ?.focus({ preventScroll: true })
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const current = indexOf(event.target)
    if (current === undefined) return
    const wanted = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: rows.length - 1 }[event.key]
    if (wanted === undefined) return
    event.preventDefault()
    focusRow(wanted)
  }
  const onScroll = () => {
    const { current: element } = scroller
    if (element) wasAtEnd.current = element.scrollTop + element.clientHeight >= element.scrollHeight - 40
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the buttons inside.
    <div
      class={`virtual-list ${props.class ?? ''}`}
      ref={scroller}
      onKeyDown={onKeyDown}
      onScroll={onScroll}
      onFocusCapture={(event) => {
        focused.current = indexOf(event.target)
      }}
    >
      {header}
      <ol aria-label={label} style={{ height: `${virtualizer.getTotalSize()}px` }}>
        {virtualizer.getVirtualItems().map((item) => (
          <li
            key={item.key}
            data-index={item.index}
            aria-setsize={rows.length}
            aria-posinset={item.index + 1}
            ref={(element) => virtualizer.measureElement(element)}
            style={{ transform: `translateY(${item.start}px)` }}
          >
            {children(rowAt(rows, item.index))}
          </li>
        ))}
      </ol>
    </div>
  )
}

function rowAt<Row>(rows: readonly Row[], index: number): Row {
  const row = rows[index]
  if (row === undefined) throw new RangeError(`no row ${index}`)
  return row
}

function indexOf(target: EventTarget | null): number | undefined {
  const row = target instanceof Element ? target.closest('[data-index]') : null
  return row === null ? undefined : Number(row.getAttribute('data-index'))
}
