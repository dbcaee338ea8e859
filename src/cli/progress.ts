import type { Reporter } from '../contract-runner/index.ts'

const clearLine = '\r\x1b[2K'

/** Shows what is running in one line on standard error, which is cleared again. Silent if that isn't a terminal. */
export function progressReporter(): Reporter {
  const { isTTY, columns = 80 } = process.stderr
  if (!isTTY) return { end() {} }
  const running = new Set<string>()
  let planned = 0
  let done = 0
  const show = (text: string) => void process.stderr.write(clearLine + text)
  return {
    begin(run) {
      planned = run.planned
    },
    start({ id }, profile) {
      running.add(`${id} ${profile}`)
      show(`${done + 1}/${planned} ${[...running].join(', ')} …`.slice(0, columns - 1))
    },
    result({ contract, profile }) {
      done++
      running.delete(`${contract.id} ${profile}`)
      show('')
    },
    recheck({ id }, profile) {
      show(`checking whether ${id} ${profile} fails alone …`.slice(0, columns - 1))
    },
    end() {
      show('')
    },
  }
}
