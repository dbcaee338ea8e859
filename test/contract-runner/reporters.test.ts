import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import {
  type ContractResult,
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

function summed(results: readonly ContractResult[], durationMs = 0) {
  return sumUp({ subject: 'app', results, durationMs, startedAt: exampleReport.startedAt, switches: {} })
}

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
      "Acme & <Sons>: 7 contract runs

      What is wrong: 2 causes

      1. built-on-another: The person connected, and the app answered 500
         Breaks: built-on-another
         Run only this: mock-zoom contracts --only built-on-another --profile 2020

      2. code-replayed: Code BBBB… was sent again.
         In production: Some cannot connect.
         How to fix it: Use it once.
         Breaks: code-is-new
         Blocks: builds-on-the-code
         Run only this: mock-zoom contracts --only code-is-new --profile 2026

      ✗ code-is-new 2026  1.23 s (should)
          The app sent the old code, and said: <b>"\\u001b[31mno\\u0000 & ]]> \\ud800".
      ✗ built-on-another 2020  0.01 s
          The person connected, and the app answered 500
      ! connect-works 2020  0.00 s could not run
          Nothing responds at http://127.0.0.1:3000.
          Is it running?
          Run only this: mock-zoom contracts --only connect-works --profile 2020
      ? goes-by-its-own-clock 2026  0.01 s can’t be judged: the app goes by its own clock
      ~ builds-on-the-code 2026  0.01 s blocked by code-is-new
      - needs-webhooks 2020  0.00 s not applicable: needs <no> webhooks
      ✓ connect-works 2026  0.01 s

      1 kept, 2 broken, 1 blocked, 1 can’t be judged, 1 not applicable, 1 could not run (1.30 s)
      Broken: code-is-new, built-on-another
      "
    `)
  })

  test('colours only when asked', () => {
    const coloured = textOf((write) => prettyReporter(write, { colour: true }))
    expect(coloured).toContain('\u001b[33m!\u001b[0m connect-works')
    expect(coloured).toContain('\u001b[31m✗\u001b[0m code-is-new')
    expect(stripVTControlCharacters(coloured)).toBe(textOf(prettyReporter))
  })

  test('ends with the counts after a kept contract, too, and says when there was nothing to run', () => {
    const kept = summed(exampleResults.slice(0, 1), 12)
    expect(textOf(prettyReporter, kept)).toBe(
      'app: 1 contract run\n\n✓ connect-works 2026  0.01 s\n\n1 kept, 0 broken, 0 could not run (0.01 s)\n',
    )
    expect(textOf(prettyReporter, summed([]))).toBe(
      'app: 0 contract runs\n\nThere was nothing to run. 0 kept, 0 broken, 0 could not run (0.00 s)\n',
    )
  })
})

describe('json', () => {
  test('is the report, with its format version', () => {
    const text = textOf(jsonReporter)
    expect(JSON.parse(text)).toEqual({ version: 2, ...exampleReport })
    expect(text.endsWith('}\n')).toBe(true)
    expect(Object.keys(JSON.parse(text))).toEqual([
      'version',
      'subject',
      'kind',
      'mockZoom',
      'startedAt',
      'switches',
      'causes',
      'results',
      'refusals',
      'counts',
      'durationMs',
      'exitCode',
    ])
  })
})

test('refusals without a finding are counted by name, the most frequent first', () => {
  const report = sumUp({
    subject: 'app',
    results: exampleResults,
    durationMs: 0,
    startedAt: exampleReport.startedAt,
    switches: {},
    refusals: [
      { reason: 'access-token-expired', count: 1 },
      { reason: 'refresh-token-revoked', count: 3 },
    ],
  })
  expect(textOf(prettyReporter, report)).toContain(
    '\n4 requests were refused without a finding: refresh-token-revoked (3), access-token-expired (1). Contracts cause some of it: tokens expire, people uninstall.\n',
  )
  expect(JSON.parse(textOf(jsonReporter, report)).refusals).toEqual(report.refusals)
  const words =
    '4 requests were refused without a finding: refresh-token-revoked (3), access-token-expired (1). Contracts'
  for (const reporter of [junitReporter, htmlReporter, githubReporter])
    expect(textOf(reporter, report)).toContain(words)
})

test('json follows its published schema, which would notice a change', () => {
  const schema = JSON.parse(readFileSync('schema/mock-zoom.report.schema.json', 'utf-8'))
  const validate = new Ajv({ strict: false }).compile(schema)
  const report = JSON.parse(textOf(jsonReporter))
  validate(report)
  expect(validate.errors ?? []).toEqual([])
  expect(validate({ ...report, version: 3 })).toBe(false)
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
          "tests": "7",
          "time": "1.300",
        },
        [
          "system-out",
          {},
        ],
        [
          "testsuite",
          {
            "errors": "0",
            "failures": "1",
            "name": "Acme & <Sons>, Zoom 2026",
            "skipped": "2",
            "tests": "4",
            "time": "1.260",
          },
          [
            "properties",
            {},
            [
              "property",
              {
                "name": "broken",
                "value": "1",
              },
            ],
            [
              "property",
              {
                "name": "could-not-run",
                "value": "0",
              },
            ],
            [
              "property",
              {
                "name": "cannot-judge",
                "value": "1",
              },
            ],
            [
              "property",
              {
                "name": "blocked",
                "value": "1",
              },
            ],
            [
              "property",
              {
                "name": "not-run",
                "value": "0",
              },
            ],
            [
              "property",
              {
                "name": "not-applicable",
                "value": "0",
              },
            ],
            [
              "property",
              {
                "name": "kept",
                "value": "1",
              },
            ],
          ],
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
                "message": "Code BBBB… was sent again.",
                "type": "should",
              },
            ],
          ],
          [
            "testcase",
            {
              "classname": "contracts.2026",
              "name": "builds-on-the-code: A person connects.",
              "time": "0.007",
            },
            [
              "skipped",
              {
                "message": "blocked by code-is-new",
              },
            ],
          ],
          [
            "testcase",
            {
              "classname": "contracts.2026",
              "name": "goes-by-its-own-clock: A person connects.",
              "time": "0.007",
            },
            [
              "skipped",
              {
                "message": "can’t be judged: the app goes by its own clock",
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
            "properties",
            {},
            [
              "property",
              {
                "name": "broken",
                "value": "1",
              },
            ],
            [
              "property",
              {
                "name": "could-not-run",
                "value": "1",
              },
            ],
            [
              "property",
              {
                "name": "cannot-judge",
                "value": "0",
              },
            ],
            [
              "property",
              {
                "name": "blocked",
                "value": "0",
              },
            ],
            [
              "property",
              {
                "name": "not-run",
                "value": "0",
              },
            ],
            [
              "property",
              {
                "name": "not-applicable",
                "value": "1",
              },
            ],
            [
              "property",
              {
                "name": "kept",
                "value": "0",
              },
            ],
          ],
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
    const failure = document.children[1]?.children[2]?.children[0]
    expect(failure?.text).toContain('said: <b>"\\u001b[31mno\\u0000 & ]]> \\ud800".')
    expect(failure?.text).toContain('Finding: code-replayed')
    expect(failure?.text).toContain('mock-zoom contracts --only code-is-new --profile 2026')
  })

  test('is well-formed when there was nothing to run', () => {
    expect(outline(readXml(textOf(junitReporter, summed([]))))).toEqual([
      'testsuites',
      { name: 'mock-zoom contracts', tests: '0', failures: '0', errors: '0', time: '0.000' },
    ])
  })
})

describe('what was not run', () => {
  const cut = summed(
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
      '- Not run: 1, because it was enough\n\n1 kept, 0 broken, 0 could not run, 1 not run',
    )
    expect(textOf(junitReporter, cut)).toContain('<skipped message="not run: it was enough"/>')
    expect(textOf(htmlReporter, cut)).toContain('<span class="why">it was enough</span>')
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
          "::error title=built-on-another::built-on-another: The person connected, ",
          "::warning title=code-replayed::code-replayed: Code BBBB… was sent again",
          "::error title=connect-works could not run (Zoom 2020)::! connect-works 2020  0.00 s could not r",
        ]
      `)
      expect(lines[0]).toContain('%0A')
      expect(summaries.join('')).toMatchInlineSnapshot(`
        "## Contracts for Acme &#38; &#60;Sons&#62;

        ### What is wrong

        1. **built-on-another**: The person connected, and the app answered 500 <br>How to fix it:  <br>Breaks built-on-another
        2. **code-replayed**: Code BBBB… was sent again. <br>How to fix it: Use it once. <br>Breaks code-is-new <br>Blocks builds-on-the-code

        1 kept, 2 broken, 1 blocked, 1 can’t be judged, 1 not applicable, 1 could not run

        | contract | Zoom | |
        |---|---|---|
        | code-is-new | 2026 | ❌ broken (should): The app sent the old code, and said: &#60;b&#62;" &#91;31mno &#38; &#93;&#93;&#62; ". |
        | built-on-another | 2020 | ❌ broken: The person connected, and the app answered 500 |
        | builds-on-the-code | 2026 | blocked by code-is-new |
        | goes-by-its-own-clock | 2026 | can’t be judged: the app goes by its own clock |
        | needs-webhooks | 2020 | not applicable: needs &#60;no&#62; webhooks |
        | connect-works | 2020 | ❓ could not run: Nothing responds at http://127.0.0.1:3000. Is it running? |
        "
      `)
    },
  )

  test('escapes what would end a command or a property', () => {
    const [, broken] = exampleResults
    if (broken?.verdict !== 'broken') throw new Error('not the one')
    const [finding] = broken.failure.findings
    if (finding === undefined) throw new Error('no finding')
    const failure = { ...broken.failure, findings: [{ ...finding, sentence: '100%\r\n::error::no' }] }
    const results = [{ ...broken, failure }]
    const text = textOf(githubReporter, summed(results, 1))
    expect(text).toContain(String.raw`100%25\r\n::error::no%0A`)
    expect(text.trimEnd().split('\n')).toHaveLength(1)
  })
})

describe('html', () => {
  const page = textOf(htmlReporter)

  test('is one page that fetches nothing and that runs no script but its own', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/)
    const script = /<script>(.*)<\/script>/s.exec(page)?.[1] ?? ''
    const hash = createHash('sha256').update(script).digest('base64')
    const style = createHash('sha256')
      .update(/<style>(.*)<\/style>/s.exec(page)?.[1] ?? '')
      .digest('base64')
    const policy = `default-src 'none'; style-src 'sha256-${style}'; script-src 'sha256-${hash}'`
    expect(page).toContain(`content="${policy}; base-uri 'none'; form-action 'none'"`)
    expect(page.match(/<script/g)).toHaveLength(1)
    expect(page).not.toMatch(/<(img|link|iframe)|url\(|@import| src=/)
    expect(page).toContain('said: &lt;b&gt;&quot;\\u001b[31mno\\u0000 &amp; ]]&gt; \\ud800&quot;.')
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
    const arrows = [
      ...page.matchAll(/<span class="arrow (.*?)">(.*?)<span class="line"><\/span><\/span>/g),
    ].map(([, kind, label = '']) => [kind, label.replaceAll(/<.*?>/g, '')])
    expect(arrows).toEqual([
      ['request rightward browser-app', 'browser to app: alice: GET /callback?code=AAAAAAAAAA…'],
      ['request rightward app-zoom', 'app to Zoom: Exchange code &lt;BBBBBBBBBB…&gt;'],
      ['answer leftward app-zoom', 'Zoom to app: refused: code-spent400 “Invalid”'],
      ['answer leftward browser-app', 'app to browser: 502'],
    ])
    // Of the two, Zoom issued the first.
    expect(page).toContain('<code class="code hue-0">AAAAAAAAAA…</code>')
    expect(page).toContain('<code class="code">BBBBBBBBBB…</code>')
  })

  test('says with what the app was judged: version, era, switches, date', () => {
    expect(page).toContain(
      `mock-zoom ${exampleReport.mockZoom} · Zoom of 2026 and 2020 · 2026-11-28 09:15 UTC · 1.30 s`,
    )
    expect(page).toContain('<dt>expiresIn</dt><dd><code>3599</code></dd>')
  })

  test('has a section for each verdict that occurs, the worst first', () => {
    const sections = [...page.matchAll(/<h2 id="(.*?)">.*<\/span> (.*?)<\/h2>/g)].map(([, id, text]) => [
      id,
      text,
    ])
    expect(sections).toEqual([
      ['broken', 'broken: 2'],
      ['could-not-run', 'could not run: 1'],
      ['cannot-judge', 'can’t be judged: 1'],
      ['blocked', 'blocked: 1'],
      ['not-applicable', 'not applicable: 1'],
      ['kept', 'kept: 1'],
    ])
    expect(textOf(htmlReporter, summed([]))).toContain('0 kept, 0 broken, 0 could not run')
  })
})

describe('forty-one failures of one cause fit on one screen', () => {
  const [, broken] = exampleResults
  if (broken?.verdict !== 'broken') throw new Error('not the one')
  const report = summed(
    Array.from({ length: 41 }, (_, number) => ({
      ...broken,
      contract: { ...broken.contract, id: `promise-${number}` },
    })),
  )

  test('pretty: a line each, and the cause once', () => {
    const text = textOf(prettyReporter, report)
    expect(text.split('\n').length).toBeLessThan(56)
    expect(text.match(/was sent again/g)).toHaveLength(1)
    expect(text).toContain('Breaks: promise-0, promise-1, promise-2, promise-3, promise-4 and 36 more')
    expect(text.match(/^✗ promise-\d+ /gm)).toHaveLength(41)
  })

  test('github: one annotation, and a summary with the table folded', () => {
    let summary = ''
    const annotations = textOf(
      (write) =>
        githubReporter(write, (markdown) => {
          summary = markdown
        }),
      report,
    )
    expect(annotations.trim().split('\n')).toHaveLength(1)
    expect(summary.split('<details>')[0]?.split('\n').length).toBeLessThan(10)
    expect(summary).toContain('<summary>41 that were not kept</summary>')
  })

  test('junit: the story once, the other cases in three lines', () => {
    const stories = [...textOf(junitReporter, report).matchAll(/<failure [^>]*>([^<]*)<\/failure>/g)]
    const lines = stories.map(([, story = '']) => story.split('\n').length)
    expect(lines[0]).toBeGreaterThan(10)
    expect(lines.slice(1)).toEqual(Array.from({ length: 40 }, () => 3))
  })

  test('html: one cause, and everything else folded', () => {
    const text = textOf(htmlReporter, report)
    expect(text.match(/<details class="cause"/g)).toHaveLength(1)
    expect(text.match(/<details class="entry" id="promise-\d+">/g)).toHaveLength(41)
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
