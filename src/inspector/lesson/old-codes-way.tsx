import type { RefObject } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'

interface Way {
  readonly path: string
  /** The class of the code's own colour. */
  readonly hue: string
}

/**
 * The way of a code that lay in a row, from the row to the request that Zoom refused. Nothing where no row has such a code.
 * It follows the two as the page scrolls or changes its size.
 */
export function OldCodesWay({ panel }: { readonly panel: RefObject<HTMLElement | null> }) {
  const [way, setWay] = useState<Way | undefined>(undefined)
  useLayoutEffect(() => {
    const { current } = panel
    if (current === null) return
    const draw = () => setWay(wayIn(current))
    draw()
    const sizes = new ResizeObserver(draw)
    sizes.observe(current)
    const changes = new MutationObserver((all) => {
      if (all.some(({ target }) => target instanceof Element && target.closest('.old-codes-way') === null))
        draw()
    })
    changes.observe(current, { childList: true, subtree: true })
    current.addEventListener('scroll', draw, true)
    return () => {
      sizes.disconnect()
      changes.disconnect()
      current.removeEventListener('scroll', draw, true)
    }
  }, [panel])
  if (way === undefined) return null
  return (
    <svg class="old-codes-way" aria-label="The old code goes from the row into the request.">
      <title>The old code goes from the row into the request.</title>
      <defs>
        <marker
          id="head"
          viewBox="0 0 10 10"
          refX="9"
          refY="5"
          markerWidth="6"
          markerHeight="6"
          orient="auto"
        >
          <path d="M0 0 10 5 0 10z" />
        </marker>
      </defs>
      <path class={way.hue} d={way.path} marker-end="url(#head)" />
    </svg>
  )
}

function wayIn(panel: HTMLElement): Way | undefined {
  const requests = [...panel.querySelectorAll('.message.refused .arrow.request .code')]
  for (const cell of panel.querySelectorAll('.rows .code')) {
    const request = requests.findLast(({ textContent }) => textContent === cell.textContent)
    if (request === undefined) continue
    const frame = panel.getBoundingClientRect()
    const [from, to] = [cell.getBoundingClientRect(), request.getBoundingClientRect()]
    const [x1, y1] = [from.left + from.width / 2 - frame.left, from.bottom - frame.top]
    const [x2, y2] = [to.left + to.width / 2 - frame.left, to.top - frame.top]
    const bend = (y2 - y1) / 2
    return {
      path: `M${x1} ${y1} C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2 - 2}`,
      hue: [...cell.classList].find((name) => name.startsWith('hue-')) ?? '',
    }
  }
  return undefined
}
