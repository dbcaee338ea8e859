import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { TestContext } from 'vitest'

export const folder = resolve('examples')

/** The integrations among the examples: those that describe themselves to the contracts. */
export const examples = readdirSync(folder)
  .filter((name) => existsSync(resolve(folder, name, 'mock-zoom.subject.json')))
  .toSorted()

/** What an example needs besides Node, and the packages of Debian that bring it. */
const needs: Readonly<Record<string, { command: readonly [string, ...string[]]; packages: string }>> = {
  'flask-requests-oauthlib': {
    command: ['/usr/bin/python3', '-c', 'import flask, requests_oauthlib'],
    packages: 'python3-flask python3-requests-oauthlib',
  },
  php: {
    command: ['php', '-r', 'exit(extension_loaded("curl") && extension_loaded("pdo_sqlite") ? 0 : 1);'],
    packages: 'php-cli php-curl php-sqlite3',
  },
}

export function skipWithoutRuntime(name: string, context: TestContext): void {
  const need = needs[name]
  if (need === undefined) return
  const [program, ...args] = need.command
  try {
    execFileSync(program, args, { stdio: 'ignore' })
  } catch {
    context.skip(`the example ${name} needs the packages ${need.packages}, which are not here`)
  }
}
