import { setTimeout as pause } from 'node:timers/promises'
import { fetchPage, type PageRequest } from './fetch-page.ts'
import { startingLine } from './starting-line.ts'

/**
 * Sends requests at the same moment: the connections are open by then, and the app has had time to take them. So which request
 * overtakes another one is decided in the app. Whether they succeed is of no interest here.
 *
 * @example
 * ```ts
 * const twice = await callback.asRequest()
 * await sendAtOnce([twice, twice])
 * ```
 */
export async function sendAtOnce(requests: readonly PageRequest[]): Promise<void> {
  const line = startingLine()
  const runners = requests.map((request) => ({ request, runner: line.enter() }))
  const sent = runners.map(({ request, runner }) => {
    const whenOpen = async () => {
      await Promise.race([runner.ready(), pause(longestWaitMs)])
      await pause(settlingMs)
    }
    return fetchPage(request, { timeoutMs, maxBytes, whenOpen }).finally(runner.leave)
  })
  await Promise.allSettled(sent)
}

/** A server that reads one connection after the other may keep the rest of them waiting. */
const longestWaitMs = 100
/** For a server that gives each connection its thread. */
const settlingMs = 5
/** As for a browser. */
const [timeoutMs, maxBytes] = [10_000, 1024 * 1024]
