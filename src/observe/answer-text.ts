/** Some text in which people found words of Zoom’s, read as far as it can be without knowing the words. */
export interface AnswerText {
  /** Everything in lower case, without the escapes, quotes and line breaks that logs add. */
  readonly said: string
  /** The same without the names of HTTP statuses: “400 Bad Request” is not a reason. */
  readonly reasons: string
  /** HTTP statuses that the text names as such. */
  readonly statuses: readonly number[]
  /** Error numbers that the text names as such. */
  readonly numbers: readonly number[]
  /** How the text ends, if a log may have cut it off there. */
  readonly end: string
}

/** Longer than any response of Zoom’s; more is not read. */
const longest = 64_000

/** Reads a body, a line of a log or a sentence of a page. */
export function readAnswerText(text: string): AnswerText {
  const said = normal(text)
  const reasons = said.replaceAll(statusName, '$1 ')
  const statuses = statusesIn(said)
  return {
    said,
    reasons,
    statuses,
    numbers: numbersIn(said),
    end: reasons.replace(/(?:\(truncated\.*\)|\[truncated\]|…|\.{2,}|["'`}\])\s])+$/, '').trimEnd(),
  }
}

/** The same for a text in another case, with other quotes, escaped, coloured or wrapped. */
export function normal(text: string): string {
  return (
    text
      .slice(0, longest)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the colours of a terminal
      .replaceAll(/\u001B\[[\d;]*m/g, '')
      .replaceAll(/\\+(?:"|u0022)/g, '"')
      .replaceAll(/&quot;|&#34;/g, '"')
      .replaceAll(/&#0?39;|&apos;|\\u0027|[‘’]/g, "'")
      .replaceAll(/%20|\+(?=[a-z])|&nbsp;|\\r|\\n/gi, ' ')
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/([:,[(]) /g, '$1')
      .replaceAll(/\b4,7(\d\d)\b/g, '47$1')
      .toLowerCase()
  )
}

/** What HTTP libraries print for a status, with the number or without. */
const statusName =
  /\b([45]\d\d)["':,;)\]\s-]*\(?(?:client error:|server error:)?(?:bad request|unauthori[sz]ed|forbidden|not found|too many requests)\b(?!["'])/g

function statusesIn(said: string): number[] {
  const named = said.matchAll(
    /(?:\bstatus(?:[ _-]?code)?|\bhttp(?:[/_ ]?[\d.]+)?|\bresponse|\breturned|\breturning|\berror|^)["']?[ :=(>[-]*([45]\d\d)\b(?!\d)|\[([45]\d\d)\]|\b([45]\d\d)["':,;)\]\s-]*\(?(?:client error|server error|bad request|unauthori[sz]ed|forbidden|not found|too many)/g,
  )
  const statuses = [...named].map(([, first, second, third]) => Number(first ?? second ?? third))
  return [...new Set(statuses)]
}

function numbersIn(said: string): number[] {
  const named = said.matchAll(
    /(?:(?<!status[ _-]?)code|(?<!http ?)error)["'\]]?(?:[ :=#(>]|int\()*(\d{3,5})\b|\((\d{4})\)|^\W*(\d{3,5})\W*$/g,
  )
  return [...named].map(([, number, inBrackets, alone]) => Number(number ?? inBrackets ?? alone))
}
