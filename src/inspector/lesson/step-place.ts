import { signal } from '@preact/signals'

/** A lesson, and the number of a step from 1. It is in the URL, so that a reload stays there. */
export interface StepPlace {
  readonly lesson: string
  readonly step: number
}

/** Where somebody at this window wanted to go last: by a key, a link, Back, or the URL it was opened with. */
export const wantedPlace = signal(readPlace())
addEventListener('hashchange', () => {
  wantedPlace.value = readPlace()
})

/** Goes to a step. The browser's Back button works. */
export function goToStep(lesson: string, step: number): void {
  location.hash = `#${lesson}/${step}`
}

/** Shows in the URL where the class is by now. It is no step of this window's own, so Back does not stop there. */
export function followStep(lesson: string, step: number): void {
  history.replaceState(history.state, '', `${location.search}#${lesson}/${step}`)
}

/** What the URL says now. */
export function readPlace(): StepPlace {
  const [lesson = '', step = ''] = decodeURIComponent(location.hash.slice(1)).split('/')
  return { lesson, step: Math.max(1, Math.floor(Number(step)) || 1) }
}
