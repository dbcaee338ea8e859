import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { TestContext } from 'vitest'
import { findFaketime } from '../../src/contract-runner/subject-file/faked-clock.ts'

export const folder = resolve('examples')

/** The integrations among the examples: those that describe themselves to the contracts. */
export const examples = readdirSync(folder)
  .filter((name) => existsSync(resolve(folder, name, 'mock-zoom.subject.json')))
  .toSorted()

/** What an example needs besides Node, and the packages of Debian that bring it. */
const needs: Readonly<Record<string, { command: readonly [string, ...string[]]; packages: string }>> = {
  'flask-authlib': {
    command: ['/usr/bin/python3', '-c', 'import flask, authlib, requests'],
    packages: 'python3-flask python3-authlib python3-requests',
  },
  'flask-requests-oauthlib': {
    command: ['/usr/bin/python3', '-c', 'import flask, requests_oauthlib'],
    packages: 'python3-flask python3-requests-oauthlib',
  },
  'express-uppy-companion': {
    command: [
      process.execPath,
      '-e',
      `require.resolve('@uppy/companion', { paths: ['${folder}/express-uppy-companion'] })`,
    ],
    packages: 'of its own package-lock.json (npm ci --ignore-scripts in its folder)',
  },
  'go-oauth2': {
    command: ['env', 'GO111MODULE=off', 'GOPATH=/usr/share/gocode', 'go', 'list', 'golang.org/x/oauth2'],
    packages: 'golang-go golang-golang-x-oauth2-dev',
  },
  php: {
    command: ['php', '-r', 'exit(extension_loaded("curl") && extension_loaded("pdo_sqlite") ? 0 : 1);'],
    packages: 'php-cli php-curl php-sqlite3',
  },
  'sinatra-omniauth-oauth2': {
    command: [
      'ruby',
      '-e',
      'require "sinatra/base"; require "omniauth-oauth2"; require "sqlite3"; require "webrick"',
    ],
    packages: 'ruby ruby-sinatra ruby-omniauth-oauth2 ruby-sqlite3 ruby-webrick',
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

/** For the contracts alone: some subject files have the app's clock moved. */
export function skipWithoutItsClock(name: string, context: TestContext): void {
  const { start } = JSON.parse(readFileSync(resolve(folder, name, 'mock-zoom.subject.json'), 'utf-8'))
  if (start.clock !== 'faketime') return
  try {
    findFaketime()
  } catch {
    context.skip(`the contracts of the example ${name} need the package faketime, which is not here`)
  }
}
