import { html } from '../../mock-zoom/index.ts'

/** Hides what the search and the boxes leave out, and opens the contract that a link leads to. The page works without. */
export const filterScript = html`
const search = document.getElementById('search')
const shown = document.getElementById('shown')
const boxes = [...document.getElementsByName('verdict')]
const sections = [...document.querySelectorAll('section[data-verdict]')]
function filter() {
  const words = search.value.trim().toLowerCase()
  let all = 0
  for (const section of sections) {
    const wanted = boxes.some((box) => box.checked && box.value === section.dataset.verdict)
    let found = 0
    for (const entry of section.querySelectorAll('.entry')) {
      entry.hidden = words !== '' && !entry.textContent.toLowerCase().includes(words)
      if (!entry.hidden) found += 1
    }
    section.hidden = !wanted || found === 0
    if (words !== '') section.querySelector('details').open = true
    if (wanted) all += found
  }
  shown.textContent = words === '' ? '' : all + ' found'
}
function open() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  for (let at = target; at !== null; at = at.parentElement) {
    at.hidden = false
    if (at instanceof HTMLDetailsElement) at.open = true
  }
  target?.scrollIntoView()
}
search.addEventListener('input', filter)
for (const box of boxes) box.addEventListener('change', filter)
addEventListener('hashchange', open)
if (location.hash !== '') open()
`
