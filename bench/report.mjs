import { readFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'

/** What was measured on what. */
export function describeMachine() {
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} x ${cpus()[0]?.model.trim()}, ${process.platform} ${process.arch}`,
    load: loadavg()[0],
    versions: {
      node: process.versions.node,
      'mock-zoom': versionIn('../package.json'),
      'oauth2-mock-server': versionIn('node_modules/oauth2-mock-server/package.json'),
      'oidc-provider': versionIn('node_modules/oidc-provider/package.json'),
    },
  }
}

/** The result as text: the machine and versions, then the tables. */
export function formatReport({ date, machine, load, versions, tables }) {
  const names = Object.entries(versions).map((pair) => pair.join(' '))
  return [
    `${date}, ${machine}, load ${load.toFixed(1)} at the start`,
    names.join(', '),
    ...tables.map(formatTable),
    '',
  ].join('\n')
}

function formatTable({ title, unit, rows }) {
  const lines = [
    [`${title} (${unit})`, 'median', 'range', 'mock-zoom is'],
    ...rows.map(({ name, median, min, max, speed }) => [
      name,
      number(median),
      `${number(min)} - ${number(max)}`,
      `${speed.toFixed(2)} x as fast`,
    ]),
  ]
  return `\n${lines.map(([name, ...cells]) => name.padEnd(58) + cells.map((cell) => cell.padStart(16)).join('')).join('\n')}`
}

function number(value) {
  return value.toFixed(value < 20 ? 1 : 0)
}

function versionIn(path) {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf-8')).version
}
