import { readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import {
  githubReporter,
  htmlReporter,
  jsonReporter,
  junitReporter,
  prettyReporter,
  type Reporter,
  type Write,
} from '../../src/contract-runner/index.ts'
import { sumUp } from '../../src/contract-runner/report.ts'
import { exampleReport, exampleResults } from './example-report.ts'
import { readXml, type XmlElement } from './read-xml.ts'

function textOf(create: (write: Write) => Reporter, report = exampleReport): string {
  const text: string[] = []
  const reporter = create((part) => text.push(part))
  reporter.begin?.({ subject: report.subject, planned: report.results.length })
  for (const result of report.results) reporter.result?.(result)
  reporter.end(report)
  return text.join('')
}

describe('pretty', () => {
  test('tells each failure in order, and nothing can move the cursor', () => {
    expect(textOf(prettyReporter)).toMatchInlineSnapshot(`
      "Acme & <Sons>: 5 contract runs

      ✓ connect-works 2026  0.01 s
      ✗ code-is-new 2026  1.23 s (should)
        A person connects.

        What the app did
          The app sent the old code, and said: <b>"�[31mno� & ]]> �".
          expected: one exchange
          found:    two exchanges
            #3 09:15:00 code.issued: AAAA…

        Finding: code-replayed
          Code BBBB… was sent again.
            #4 09:15:01 code.refused: BBBB…, code-spent

        What production sees
          Nobody can connect.
          Some cannot connect.
          Zoom says: 400 {"error":"invalid_grant"}

        How to fix it
          Use it once.
          Send the new code:
              exchange(callback.code)

        Run only this again
          mock-zoom contracts --only code-is-new --profile 2026

      ✗ built-on-another 2020  0.01 s
        A person connects.

        What the app did
          The person connected, and the app answered 500
          expected: the app says that it worked
          found:    the app says that it failed

        How to fix it
          This failed during setup, before the part this contract tests. Fix the earlier failures first.

        Run only this again
          mock-zoom contracts --only built-on-another --profile 2020

      - needs-webhooks 2020  0.00 s not applicable: needs <no> webhooks
      ? connect-works 2020  0.00 s could not run
        A person connects.

        What went wrong
          Nothing responds at http://127.0.0.1:3000.
          Is it running?

        Run only this again
          mock-zoom contracts --only connect-works --profile 2020

      1 kept, 2 broken, 1 not applicable, 1 could not run (1.30 s)
      "
    `)
  })

  test('colours only when asked', () => {
    const coloured = textOf((write) => prettyReporter(write, { colour: true }))
    expect(coloured).toContain('\u001b[32m✓\u001b[0m connect-works')
    expect(coloured).toContain('\u001b[31m✗\u001b[0m code-is-new')
    expect(stripVTControlCharacters(coloured)).toBe(textOf(prettyReporter))
  })

  test('ends with the counts after a kept contract, too, and says when there was nothing to run', () => {
    const kept = sumUp('app', exampleResults.slice(0, 1), 12)
    expect(textOf(prettyReporter, kept)).toBe(
      'app: 1 contract run\n\n✓ connect-works 2026  0.01 s\n\n1 kept, 0 broken, 0 could not run (0.01 s)\n',
    )
    expect(textOf(prettyReporter, sumUp('app', [], 0))).toBe(
      'app: 0 contract runs\n\nThere was nothing to run. 0 kept, 0 broken, 0 could not run (0.00 s)\n',
    )
  })
})

describe('json', () => {
  test('is the report, with its format version', () => {
    const text = textOf(jsonReporter)
    expect(JSON.parse(text)).toEqual({ version: 1, ...exampleReport })
    expect(text.endsWith('}\n')).toBe(true)
    expect(Object.keys(JSON.parse(text))).toEqual([
      'version',
      'subject',
      'results',
      'counts',
      'durationMs',
      'exitCode',
    ])
  })
})

test('json follows its published schema, which would notice a change', () => {
  const schema = JSON.parse(readFileSync('schema/mock-zoom.report.schema.json', 'utf-8'))
  const validate = new Ajv({ strict: false }).compile(schema)
  const report = JSON.parse(textOf(jsonReporter))
  validate(report)
  expect(validate.errors ?? []).toEqual([])
  expect(validate({ ...report, version: 2 })).toBe(false)
  const { failure: _, ...storyless } = report.results[1]
  expect(validate({ ...report, results: [storyless] })).toBe(false)
})

describe('junit', () => {
  const outline = (element: XmlElement): unknown => [
    element.name,
    element.attributes,
    ...element.children.map(outline),
  ]

  test('is well-formed, with a suite for each profile and a case for each contract', () => {
    expect(outline(readXml(textOf(junitReporter)))).toMatchInlineSnapshot(`
      [
        "testsuites",
        {
          "errors": "1",
          "failures": "2",
          "name": "mock-zoom contracts",
          "tests": "5",
          "time": "1.300",
        },
        [
          "testsuite",
          {
            "errors": "0",
            "failures": "1",
            "name": "Acme & <Sons>, Zoom 2026",
            "skipped": "0",
            "tests": "2",
            "time": "1.246",
          },
          [
            "testcase",
            {
              "classname": "contracts.2026",
              "name": "connect-works: A person connects.",
              "time": "0.012",
            },
          ],
          [
            "testcase",
            {
              "classname": "contracts.2026",
              "name": "code-is-new: A person connects.",
              "time": "1.234",
            },
            [
              "failure",
              {
                "message": "The app sent the old code, and said: <b>"�[31mno� & ]]> �".",
                "type": "should",
              },
            ],
          ],
        ],
        [
          "testsuite",
          {
            "errors": "1",
            "failures": "1",
            "name": "Acme & <Sons>, Zoom 2020",
            "skipped": "1",
            "tests": "3",
            "time": "0.006",
          },
          [
            "testcase",
            {
              "classname": "contracts.2020",
              "name": "built-on-another: A person connects.",
              "time": "0.005",
            },
            [
              "failure",
              {
                "message": "The person connected, and the app answered 500",
                "type": "must",
              },
            ],
          ],
          [
            "testcase",
            {
              "classname": "contracts.2020",
              "name": "needs-webhooks: A person connects.",
              "time": "0.001",
            },
            [
              "skipped",
              {
                "message": "needs <no> webhooks",
              },
            ],
          ],
          [
            "testcase",
            {
              "classname": "contracts.2020",
              "name": "connect-works: A person connects.",
              "time": "0.000",
            },
            [
              "error",
              {
                "message": "Nothing responds at http://127.0.0.1:3000.
      Is it running?",
                "type": "could-not-run",
              },
            ],
          ],
        ],
      ]
    `)
  })

  test('tells the whole story in the failure, safe for XML', () => {
    const document = readXml(textOf(junitReporter))
    const failure = document.children[0]?.children[1]?.children[0]
    expect(failure?.text).toContain('said: <b>"�[31mno� & ]]> �".')
    expect(failure?.text).toContain('Finding: code-replayed')
    expect(failure?.text).toContain('mock-zoom contracts --only code-is-new --profile 2026')
  })

  test('is well-formed when there was nothing to run', () => {
    expect(outline(readXml(textOf(junitReporter, sumUp('app', [], 0))))).toEqual([
      'testsuites',
      { name: 'mock-zoom contracts', tests: '0', failures: '0', errors: '0', time: '0.000' },
    ])
  })
})

describe('what was not run', () => {
  const cut = sumUp(
    'app',
    [
      ...exampleResults.slice(0, 1),
      ...exampleResults.slice(0, 1).map(({ contract }) => ({
        verdict: 'not-run' as const,
        contract,
        profile: '2020' as const,
        durationMs: 0,
        reason: 'it was enough',
      })),
    ],
    12,
  )

  test('is counted, and the judgement is incomplete', () => {
    expect(cut.exitCode).toBe(2)
    expect(textOf(prettyReporter, cut)).toContain(
      'Not run: 1, because it was enough\n\n1 kept, 0 broken, 0 could not run, 1 not run',
    )
    expect(textOf(junitReporter, cut)).toContain('<skipped message="not run: it was enough"/>')
    expect(textOf(htmlReporter, cut)).toContain('<em>it was enough</em>')
  })
})

describe('github', () => {
  test(
    'annotates what is broken or could not be run, and summarizes the job, with nothing from the app that could act ' +
      'as markup',
    () => {
      const summaries: string[] = []
      const text = textOf((write) => githubReporter(write, (markdown) => summaries.push(markdown)))
      const lines = text.trimEnd().split('\n')
      expect(lines.map((line) => line.replace(/(::.*?::.{40}).*/s, '$1'))).toMatchInlineSnapshot(`
      [
        "::warning title=code-is-new is broken (Zoom 2026)::✗ code-is-new 2026  1.23 s (should)%0A  ",
        "::error title=built-on-another is broken (Zoom 2020)::✗ built-on-another 2020  0.01 s%0A  A pe",
        "::error title=connect-works could not run (Zoom 2020)::? connect-works 2020  0.00 s could not r",
      ]
    `)
      expect(lines[0]).toContain('%0A')
      expect(summaries.join('')).toMatchInlineSnapshot(`
      "## Contracts for Acme &#38; &#60;Sons&#62;

      1 kept, 2 broken, 1 not applicable, 1 could not run

      | contract | Zoom | |
      |---|---|---|
      | code-is-new | 2026 | ❌ broken (should): The app sent the old code, and said: &#60;b&#62;" &#91;31mno &#38; &#93;&#93;&#62; ". |
      | built-on-another | 2020 | ❌ broken: The person connected, and the app answered 500 |
      | needs-webhooks | 2020 | not applicable: needs &#60;no&#62; webhooks |
      | connect-works | 2020 | ❓ could not run: Nothing responds at http://127.0.0.1:3000. Is it running? |
      "
    `)
    },
  )

  test('escapes what would end a command or a property', () => {
    const [, broken] = exampleResults
    if (broken?.verdict !== 'broken') throw new Error('not the one')
    const results = [{ ...broken, failure: { ...broken.failure, appDid: '100%\r\n::error::no' } }]
    const text = textOf(githubReporter, sumUp('app', results, 1))
    expect(text).toContain('100%25%EF%BF%BD%0A'.replace('%EF%BF%BD', '\ufffd'))
    expect(text.trimEnd().split('\n')).toHaveLength(1)
  })
})

describe('html', () => {
  const page = textOf(htmlReporter)

  test('is one page that fetches nothing and that can’t run a script', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/)
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
    expect(page).not.toMatch(/<(script|img|link|iframe)|url\(|@import| src=/)
    expect(page).toContain('said: &lt;b&gt;&quot;�[31mno� &amp; ]]&gt; �&quot;.')
  })

  test('tells the story of each failure in order, and the messages between browser, app and Zoom', () => {
    const headings = [...page.matchAll(/<h3>(.*?)<\/h3>/g)].map(([, heading]) => heading)
    expect(headings.slice(0, 6)).toEqual([
      'What the app did',
      'Finding: code-replayed',
      'What production sees',
      'How to fix it',
      'Run only this again',
      'Sources',
    ])
    const messages = [
      ...page.matchAll(/<li class="(\w+-\w+)"><span class="who">(.*?)<\/span><code>(.*?)<\/code>/g),
    ]
    expect(messages.map(([, way, who, text]) => [way, who, text])).toEqual([
      ['browser-app', 'browser to app: ', 'alice: GET http://127.0.0.1:3000/callback?code=AAAA…'],
      ['app-zoom', 'app to Zoom: ', 'POST /oauth/token  code=&lt;BBBB…&gt;'],
      ['zoom-app', 'Zoom to app: ', '400'],
      ['app-browser', 'app to browser: ', '502'],
    ])
    expect(page).toContain('<small class="no">#4 09:15:01 code.refused: BBBB…, code-spent</small>')
  })

  test('has a section for each verdict that occurs, the worst first', () => {
    const sections = [...page.matchAll(/<h2 id="(.*?)">.*<\/span>(.*?)<\/h2>/g)].map(([, id, text]) => [
      id,
      text,
    ])
    expect(sections).toEqual([
      ['broken', 'broken: 2'],
      ['could-not-run', 'could not run: 1'],
      ['not-applicable', 'not applicable: 1'],
      ['kept', 'kept: 1'],
    ])
    expect(textOf(htmlReporter, sumUp('app', [], 0))).toContain('0 kept, 0 broken, 0 could not run')
  })
})

describe('the reader of these tests refuses what is not well-formed', () => {
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n'

  test.each([
    '<a>',
    '<a></b>',
    '<a/><b/>',
    '<a>&</a>',
    '<a>&nbsp;</a>',
    '<a x="<"/>',
    '<a x="1" x="2"/>',
    '<a>1 < 2</a>',
    '<a>]]></a>',
    '<a>\u0000</a>',
    '<a/>text',
    '',
  ])('%j', (body) => {
    expect(() => readXml(head + body)).toThrow()
    expect(() => readXml('<a/>')).toThrow('no declaration')
  })
})
