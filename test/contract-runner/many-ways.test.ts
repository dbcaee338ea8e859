import { expect, test } from 'vitest'
import { contracts } from '../../contracts/index.ts'
import type { SubjectFile } from '../../src/contract-runner/index.ts'
import { judgeManyWays, manyWays } from './many-ways.ts'

const about = [
  'connect-works',
  'decline-leaves-nothing-behind',
  'forged-state-is-refused',
  'reconnect-as-another-zoom-user',
]
const chosen = contracts.filter(({ id }) => about.includes(id))

test.each(Object.entries(manyWays))('an app with %s needs no proxy of its own', async (_, file) => {
  expect(await judgeManyWays(file, chosen)).toEqual(chosen.map(({ id }) => [id, 'kept', '']))
})

/** The first of the ways, with another button. */
function connectingWith(button: string) {
  const [file] = Object.values(manyWays)
  if (file === undefined) throw new Error('There is no way.')
  const connect: NonNullable<SubjectFile['requests']>['connect'] = [
    { method: 'GET', path: '/settings' },
    { submit: button },
  ]
  return { ...file, requests: { ...file.requests, connect } }
}

test('a button that only those who are not connected have leaves out the contracts about connecting again', async () => {
  const verdicts = await judgeManyWays(connectingWith('Connect Zoom'), chosen)
  const noButton = 'the app offers no way to connect to somebody who is connected'
  expect(verdicts).toContainEqual(['connect-works', 'kept', ''])
  expect(verdicts).toContainEqual(['reconnect-as-another-zoom-user', 'not-applicable', noButton])
})

test('a step that the page has nothing for is named, with what the page has', async () => {
  const [result] = await judgeManyWays(connectingWith('Add to Slack'), chosen.slice(0, 1))
  expect(result?.[1]).toBe('could-not-run')
  expect(result?.[2]).toContain(
    'Look at requests.connect in the subject file (GET /settings, then submit “Add to Slack”): the page /settings has no form or ' +
      'button “Add to Slack”; it has “Connect Zoom”.',
  )
})
