/** What texts about requests show in place of a secret. */
export const hidden = '…'

/** A JSON Web Token, with or without its signature. */
const jwt = /eyJ[\w-]{8,}(?:\.[\w-]*){0,2}/g
/** Long enough that nobody types it: keys, tokens and hashes in hexadecimal, base64 and their relatives. */
const longRun = /[A-Za-z0-9+/_=~-]{24,}/g
/** A text in words changes seldom between small letters, capitals and digits; a random one about every second time. */
const fewChanges = 6

/**
 * Hides what looks like a secret wherever it is: JWTs, and long text without words.
 *
 * @example hideByShape('key=sk_9fK2mQ7xLp04TzVb81cRwY') // 'key=…'
 */
export function hideByShape(text: string): string {
  return text.replace(jwt, hidden).replace(longRun, (run) => (isRandom(run) ? hidden : run))
}

/** Whether all of a text looks like a secret. */
export function looksSecret(text: string): boolean {
  return text !== '' && hideByShape(text) === hidden
}

function isRandom(run: string): boolean {
  return run.split('/').some((part) => part.length >= 16 && changesIn(part) >= fewChanges)
}

function changesIn(text: string): number {
  let changes = 0
  let before = ''
  for (const character of text) {
    const kind = kindOf(character)
    if (kind === '') continue
    if (before !== '' && kind !== before) changes++
    before = kind
  }
  return changes
}

function kindOf(character: string): 'small' | 'capital' | 'digit' | '' {
  if (character >= 'a' && character <= 'z') return 'small'
  if (character >= 'A' && character <= 'Z') return 'capital'
  return character >= '0' && character <= '9' ? 'digit' : ''
}
