/**
 * What can change a terminal or the order of what it shows: control characters (escape sequences and line breaks begin
 * with one), characters that turn the direction of text, further line breaks of Unicode, halves of surrogate pairs.
 */
const dangerous = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu
const dangerousInLines = /(?![\n\t])[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/**
 * A value from a request, a file or an app, for a line of text: whatever could forge a line or steer a terminal is spelled
 * as JSON spells it, so that JSON stays the same JSON.
 *
 * @example printable('a\nb\u001b[2J') // 'a\\nb\\u001b[2J'
 */
export function printable(text: string): string {
  return text.replace(dangerous, spell)
}

/** The same for text of several lines: line breaks and tabs are kept. */
export function printableLines(text: string): string {
  return text.replace(dangerousInLines, spell)
}

function spell(character: string): string {
  return short[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
