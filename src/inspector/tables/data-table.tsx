import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'

interface DataTableProps<Row> {
  readonly title: string
  /** The text shown when there are no rows. */
  readonly none: string
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  /** One cell for each column. */
  readonly children: (row: Row) => readonly ComponentChildren[]
}

/** The number of rows shown at first, and added with each click. */
const portion = 50

/** A table with a heading, the newest row on top. */
export function DataTable<Row>({ title, none, columns, rows, keyOf, children }: DataTableProps<Row>) {
  const [shown, setShown] = useState(portion)
  const heading = useId()
  const rest = rows.length - shown
  return (
    <section class="data-table" aria-labelledby={heading}>
      <h2 id={heading}>
        {title} <span class="count">{rows.length}</span>
      </h2>
      {rows.length === 0 ? (
        <p class="none">{none}</p>
      ) : (
        // It scrolls sideways if it is too wide, by keyboard too.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above.
        <section class="scroller" tabIndex={0} aria-label={`${title}, as a table`}>
          <table>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, shown).map((row) => (
                <tr key={keyOf(row)}>
                  {children(row).map((cell, index) => (
                    <td key={columns[index]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {rest > 0 ? (
        <button type="button" class="small" onClick={() => setShown(shown + portion)}>
          Show {Math.min(rest, portion)} more of {rest}
        </button>
      ) : null}
    </section>
  )
}
