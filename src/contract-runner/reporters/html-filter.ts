import { html } from '../../mock-zoom/index.ts'

/** Hides what the search and the boxes leave out, and opens the contract that a link leads to. The page works without. */
export const filterScript = html`
const search = document.getElementById('search')
const boxes = [...document.getElementsByName('verdict')]
const sections = [...document.querySelectorAll('section[data-verdict]')]
function filter() {
  const words = search.value.trim().toLowerCase()
  for (const section of sections) {
    const wanted = boxes.some((box) => box.checked && box.value === section.dataset.verdict)
    let shown = 0
    for (const entry of section.querySelectorAll('.entry')) {
      entry.hidden = words !== '' && !entry.textContent.toLowerCase().includes(words)
      if (!entry.hidden) shown += 1
    }
    section.hidden = !wanted || shown === 0
  }
}
function open() {
  const entry = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  if (entry instanceof HTMLDetailsElement) entry.open = true
}
search.addEventListener('input', filter)
for (const box of boxes) box.addEventListener('change', filter)
addEventListener('hashchange', open)
open()
`
