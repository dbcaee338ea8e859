/**
 * What this window is for. The class sees `class`, where everything can be done; `presenter` adds notes, a timer and what comes next,
 * for one pair of eyes; `audience` only looks; `handout` is a page to print.
 */
export type View = 'class' | 'presenter' | 'audience' | 'handout'

export const view: View = readView(new URLSearchParams(location.search).get('view'))

/** The address of another window of this lesson. */
export function addressOf(other: View): string {
  return other === 'class' ? location.pathname : `${location.pathname}?view=${other}`
}

function readView(name: string | null): View {
  return name === 'presenter' || name === 'audience' || name === 'handout' ? name : 'class'
}
