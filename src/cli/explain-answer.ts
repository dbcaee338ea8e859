import type { AnswerExplained, PossibleReason } from '../observe/index.ts'
import { explainAnswer } from '../observe/index.ts'
import type { Terminal } from './terminal.ts'
import { wrap } from './wrap.ts'

/** Prints the reasons behind some words of Zoom’s. Returns false if Zoom is not known to say any of it. */
export function printAnswer(text: string, reporter: 'pretty' | 'json', terminal: Terminal): boolean {
  const explained = explainAnswer(text)
  if (reporter === 'json') terminal.line(JSON.stringify(explained ?? null, null, 2))
  else for (const line of explained ? linesOf(explained, terminal) : unknown) terminal.line(line)
  return explained !== undefined
}

const unknown = [
  'Zoom is not known to say this. Paste the body of its response, or the line of your log that quotes it: “Invalid Token!”,',
  '{"code":124,"message":"Invalid access token."}, or only a number such as 4711. If your log has no more than “failed”, log the',
  'body first: error.response.data (axios), response.text (requests), $e->getResponse()->getBody() (Guzzle).',
]

function linesOf(explained: AnswerExplained, terminal: Terminal): string[] {
  const { reasons } = explained
  const paragraph = (text: string) => wrap(text, terminal.width, '   ')
  const eras = new Set(reasons.flatMap((each) => each.eras))
  const when = eras.size === 1 ? ` in the era of ${[...eras].join()}` : ''
  const many = reasons.length === 1 ? 'one reason' : `${reasons.length} reasons. The likeliest first`
  return [
    `${beginning(explained)}${when} for ${many}:`,
    ...reasons.flatMap((each, index) => [
      '',
      terminal.paint('bold', `${index + 1}. ${each.reason}${onlyIn(each, eras)}`),
      paragraph(each.lookFor),
      ...(each.finding === null
        ? []
        : [paragraph(`How to fix it (${each.finding.rule}): ${each.finding.remedy}`)]),
    ]),
    '',
    ending[explained.by],
  ]
}

function beginning({ by, words, statuses }: AnswerExplained): string {
  const quoted = words.map((each) => `“${each}”`).join(' or ')
  const status = `status ${statuses.join(' or ')}`
  switch (by) {
    case 'words':
      return `Zoom says ${quoted} (${status})`
    case 'number':
      return `Only the number is known, with which Zoom says ${quoted} (${status})`
    case 'name':
      return `The name of the error alone, ${quoted}, leaves out Zoom’s own words. It comes (${status})`
    case 'own-words':
      return `These are not Zoom’s words, but they sound like ${quoted} (${status})`
    case 'status':
      return `There is nothing but the ${status}, with which Zoom says ${quoted}. Each is sent, first of all,`
    default:
      return by satisfies never
  }
}

const moreInTheBody =
  'Zoom’s own words are in the body of the response. Log it, and paste it here: error.response.data (axios), response.text (requests).'

const ending: Readonly<Record<AnswerExplained['by'], string>> = {
  words:
    'The words are the same for all of them. To see which it is, run the app on the mock: mock-zoom run -- COMMAND',
  number: moreInTheBody,
  name: moreInTheBody,
  'own-words': 'To see which it is, run the app on the mock: mock-zoom run -- COMMAND',
  status: moreInTheBody,
}

/** Where Zoom says it in one era only, and other reasons are listed for both. */
function onlyIn({ eras }: PossibleReason, all: ReadonlySet<string>): string {
  return eras.length < all.size ? ` (${eras.join()})` : ''
}
