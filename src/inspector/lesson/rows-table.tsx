import { useRef } from 'preact/hooks'
import type { SideName } from '../../lesson/lesson.ts'
import type { Rows } from '../../lesson/rows.ts'
import { WithCodes } from '../parts/code-chip.tsx'
import { sideWords } from './side-words.ts'

/** The rows of zoom_connections. Whatever changed since the last view is highlighted. */
export function RowsTable({ rows, side }: { readonly rows: Rows; readonly side: SideName }) {
  const before = useChanges(rows)
  return (
    <div class="rows">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard. */}
      <section class="scroll" tabIndex={0} aria-label={`Rows of the ${sideWords[side]} app`}>
        <table>
          <caption>zoom_connections</caption>
          <thead>
            <tr>
              {rows.columns.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.cells.map((row) => (
              <tr key={row[0]} class={isDeleted(rows, row) ? 'deleted' : undefined}>
                {row.map((cell, index) => {
                  const name = rows.columns[index] ?? ''
                  return (
                    <td key={name} class={before.get(`${row[0]} ${name}`) === cell ? undefined : 'changed'}>
                      {cell === null ? <span class="null">NULL</span> : <WithCodes text={cell} />}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {rows.cells.length === 0 ? <p class="nothing-yet">No rows.</p> : null}
    </div>
  )
}

function isDeleted({ columns }: Rows, row: readonly (string | null)[]): boolean {
  return (row[columns.indexOf('deleted_at')] ?? null) !== null
}

/** The cells as they were before the last change, by row and column. */
function useChanges(rows: Rows): ReadonlyMap<string, string | null> {
  const shown = useRef({ now: cellsOf(rows), before: new Map<string, string | null>() })
  const now = cellsOf(rows)
  if (!isSame(now, shown.current.now)) shown.current = { now, before: shown.current.now }
  return shown.current.before
}

function cellsOf({ columns, cells }: Rows): Map<string, string | null> {
  return new Map(
    cells.flatMap((row) =>
      row.map((cell, index): [string, string | null] => [`${row[0]} ${columns[index]}`, cell]),
    ),
  )
}

function isSame(one: ReadonlyMap<string, string | null>, other: ReadonlyMap<string, string | null>): boolean {
  return one.size === other.size && [...one].every(([key, cell]) => other.get(key) === cell)
}
