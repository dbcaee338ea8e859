import { fork, type StdioOptions } from 'node:child_process'
import { contracts } from '../../contracts/index.ts'
import { brokenTwins } from '../../src/broken-twins/index.ts'
import type { ContractHeader } from '../../src/contract-runner/index.ts'
import type { Column } from './column.ts'
import { complaintsAbout, complaintsAboutRows } from './judge-column.ts'
import { columnsInBrowser, wholeMatrix } from './part.ts'

/** What to run; by default, everything. */
export interface MatrixChoice {
  readonly contracts?: readonly string[]
  /** The reference client is always included. */
  readonly twins?: readonly string[]
}

/** What a worker is asked to run, one column at a time. */
export interface ColumnOrder {
  readonly twin: string | null
  readonly contracts: readonly string[]
  /** People use Chromium. */
  readonly browser: boolean
}

export interface MatrixReport {
  readonly contracts: readonly ContractHeader[]
  readonly columns: readonly Column[]
  /** Empty if all is correct. */
  readonly complaints: readonly string[]
  readonly durationMs: number
}

export interface MatrixOptions extends MatrixChoice {
  /** How many processes run at a time. */
  readonly workers: number
  /** In Chromium, and only what shows whether that judges the same: each twin on the contracts that claim it. */
  readonly browser?: boolean
  onColumn?(column: Column, done: number, planned: number): void
}

/** Runs the contracts on the reference client and on every broken twin, each client's whole suite in one process. */
export async function runMatrix(options: MatrixOptions): Promise<MatrixReport> {
  const startedAt = performance.now()
  const rows = pick(contracts, options.contracts, ({ id }) => id, 'contract')
  const twins = pick(brokenTwins, options.twins, ({ name }) => name, 'twin')
  const { browser = false } = options
  const twinNames = twins.map(({ name }) => name)
  const planned = browser
    ? columnsInBrowser(twinNames, rows, wholeMatrix)
    : [null, ...twinNames].map((twin) => ({ twin, contracts: rows }))
  const names = planned.map(({ twin }) => twin)
  const waiting = planned.values()
  const columns: Column[] = []
  const work = async () => {
    using worker = startWorker()
    for (const { twin, contracts: chosen } of waiting) {
      const column = await worker.run({ twin, contracts: chosen.map(({ id }) => id), browser })
      columns.push(column)
      options.onColumn?.(column, columns.length, names.length)
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, options.workers) }, work))
  const inOrder = columns.toSorted((one, other) => names.indexOf(one.twin) - names.indexOf(other.twin))
  return {
    contracts: rows,
    columns: inOrder,
    complaints: [
      ...inOrder.flatMap((column) =>
        complaintsAbout(column, contracts, twins.find(({ name }) => name === column.twin) ?? null),
      ),
      ...complaintsAboutRows(inOrder, rows),
    ],
    durationMs: Math.round(performance.now() - startedAt),
  }
}

function pick<Item>(
  all: readonly Item[],
  wanted: readonly string[] | undefined,
  nameOf: (item: Item) => string,
  what: string,
): readonly Item[] {
  const unknown = wanted?.find((name) => !all.some((item) => nameOf(item) === name))
  if (unknown !== undefined)
    throw new Error(`There is no ${what} ${unknown}. There are ${all.map(nameOf).join(', ')}.`)
  return all.filter((item) => wanted === undefined || wanted.includes(nameOf(item)))
}

/** A process that runs one column after another. */
interface Worker extends Disposable {
  run(order: ColumnOrder): Promise<Column>
}

function startWorker(): Worker {
  // A twin's server prints its errors; they matter only if one ends the process.
  const stdio: StdioOptions = ['ignore', 'ignore', 'pipe', 'ipc']
  const child = fork(new URL('./worker.js', import.meta.url), { execArgv: [], stdio })
  let lastWords = ''
  child.stderr?.setEncoding('utf-8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-2000)
  })
  return {
    run: (order) =>
      new Promise<Column>((resolve, reject) => {
        const who = order.twin ?? 'the reference client'
        const onExit = (code: number | null) =>
          reject(
            new Error(`The process for ${who} ended early, with ${code}:
${lastWords}`),
          )
        child.once('exit', onExit)
        child.once('message', (column: Column) => {
          child.off('exit', onExit)
          resolve(column)
        })
        child.send(order)
      }),
    // It ends when nothing of it is under way, its browser included.
    [Symbol.dispose]: () => child.disconnect(),
  }
}
