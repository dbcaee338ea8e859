import { MockZoomError } from '../mock-zoom/index.ts'
import type { Prompt } from './prompt.ts'
import { type AnswerKey, type Answers, complaintAbout, completed } from './subject-answers.ts'

/** The questions, in the words in which they are asked. */
const questions: Answers = {
  name: 'Your app’s name',
  kind: 'Its kind: user-managed if people connect to Zoom, server-to-server if it acts for its own account',
  command: 'The command that starts it ("none" if it is already running)',
  baseUrl: 'Its base URL ({port} stands for a free port)',
  callback: 'The path of its callback',
  connect: 'The request that sends a person to Zoom',
  use: 'A request that makes your app call Zoom’s API ("none" if there is none)',
  disconnect: 'The request that disconnects a person ("none" if there is none)',
  status: 'The request that says whether a person is connected ("none" if there is none)',
  webhooks: 'The path to which Zoom sends events ("none" if there is none)',
}

/** The word that leads to the question before. */
const back = '<'

/** Asks for all of these, with a way back. `say` is for complaints. */
export async function askFor(
  keys: readonly AnswerKey[],
  given: Partial<Answers>,
  prompt: Prompt,
  say: (line: string) => void,
): Promise<Partial<Answers>> {
  let answers = given
  for (let place = 0; place < keys.length; ) {
    const key = keys[place]
    if (key === undefined) break
    const said = await askOne(key, answers, prompt, say)
    if (said === back) {
      if (place === 0) say('  This is the first question.')
      place = Math.max(0, place - 1)
    } else {
      answers = { ...answers, [key]: said }
      place += 1
    }
  }
  return answers
}

/** Asks until the answer can be used, or is the way back. */
async function askOne(
  key: AnswerKey,
  answers: Partial<Answers>,
  prompt: Prompt,
  say: (line: string) => void,
): Promise<string> {
  const likely = completed(answers)[key]
  for (;;) {
    const said = await prompt.ask(`${questions[key]} [${likely}]: `)
    if (said === undefined) throw new MockZoomError('Cancelled; nothing was written.')
    if (said === back) return back
    const answer = said === '' ? likely : read(key, said)
    const complaint = complaintAbout(completed({ ...answers, [key]: answer }))
    if (complaint === undefined) return answer
    say(`  ${complaint}.`)
  }
}

const methods: Partial<Answers> = { connect: 'GET', status: 'GET', use: 'POST', disconnect: 'POST' }

/** As people type it: in the quotes of an example, with a small `get`, or a path alone. */
function read(key: AnswerKey, said: string): string {
  const text = said.replace(/^(["'`“])(.*)["'`”]$/, '$2').trim()
  const method = methods[key]
  if (method === undefined) return text
  if (text.startsWith('/')) return `${method} ${text}`
  return text.replace(/^[a-z]+(?= )/, (verb) => verb.toUpperCase())
}

/** Shows all answers once more. Returns those that were changed then, or undefined when all is well. */
export async function askWhetherAll(
  keys: readonly AnswerKey[],
  answers: Answers,
  prompt: Prompt,
  say: (line: string) => void,
): Promise<AnswerKey | undefined> {
  for (const [place, key] of keys.entries()) say(`  ${place + 1}  ${key}: ${answers[key]}`)
  for (;;) {
    const said = await prompt.ask('Write this? Enter for yes, or the number of an answer to change: ')
    if (said === undefined) throw new MockZoomError('Cancelled; nothing was written.')
    if (said === '' || /^y(es)?$/i.test(said)) return undefined
    const chosen = keys[Number(said) - 1] ?? keys.find((key) => key === said)
    if (chosen !== undefined) return chosen
    say(`  Type a number from 1 to ${keys.length}, or nothing.`)
  }
}
