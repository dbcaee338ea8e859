import { z } from 'zod'
import { personPlaceholders } from '../step-values.ts'
import type { PageStep, SubjectAction, SubjectDescription, SubjectRequest } from '../subject-description.ts'
import { placeholders, unknownPlaceholders } from './placeholders.ts'
import { unknownNames } from './step-names.ts'

const path = z
  .string()
  .regex(/^(\/|https?:\/\/[^/\s]+\/?)[^\s#]*$/, 'must be a path that begins with /, such as /connect')
const template = z.string().superRefine((text, check) => {
  const names = Object.keys(placeholders).map((name) => `{${name}}`)
  for (const unknown of unknownPlaceholders(text))
    check.addIssue({
      code: 'custom',
      message: `${unknown} is not a placeholder; there are ${names.join(', ')}`,
    })
})
const seconds = z.number().min(0.1).max(3600)
const members = z.record(z.string(), z.json())

const fields = z.record(z.string(), z.string())
const text = z.string().trim().min(1)
const take = z
  .record(
    z.string().regex(/^[A-Za-z]\w*$/, 'must be a name such as url'),
    z.union(
      [
        z.strictObject({ json: text.describe('A member of its JSON, such as data.url.') }),
        z.strictObject({ header: text }),
        z.strictObject({ field: text.describe('A form field or meta element of its page, by name.') }),
        z.strictObject({ cookie: text }),
      ],
      'must be {"json": "data.url"}, {"header": "…"}, {"field": "…"} or {"cookie": "…"}',
    ),
  )
  .exactOptional()
  .describe('Values of the response, for {name} in later steps and requests of the same person.')

const request = z
  .strictObject({
    method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
    path: path.describe(
      `Below baseUrl, or a whole URL. Placeholders, here and in headers, form and json: ${list(personPlaceholders)}; in a ` +
        'server-to-server app {accountId} stands for the account, {zoomUserId} and {zoomUserEmail} for a user in it.',
    ),
    headers: fields.exactOptional(),
    form: fields.exactOptional().describe('Sent as a form.'),
    json: z.json().exactOptional().describe('Sent as JSON.'),
    click: text
      .exactOptional()
      .describe('Then what to click on the page (a Playwright selector). Needs --browser.'),
    take,
  })
  .refine(
    ({ form, json }) => form === undefined || json === undefined,
    'has form and json; send only one of them',
  )
  .refine(
    ({ method, form, json }) => method !== 'GET' || (form ?? json) === undefined,
    'is a GET with a body; put the values into the path',
  ) satisfies z.ZodType<SubjectRequest>

const steps = [
  z.strictObject({
    open: text.describe('A path or a URL, such as one that was taken from a response: "{url}".'),
    take,
  }),
  z.strictObject({ follow: text.describe('A link of the last page: its text, or its path.'), take }),
  z.strictObject({
    submit: text.describe('A form of the last page: the text of its button, or its path.'),
    fields: fields.exactOptional().describe('What to fill in, by field name. Hidden fields go with it.'),
    take,
  }),
] as const
const step = z.union(
  [request, ...steps],
  'must be a request (method, path), or a step: {"open": …}, {"follow": …} or {"submit": …, "fields": {…}}',
) satisfies z.ZodType<PageStep | SubjectRequest>
const action = z.union(
  [request, z.tuple([request], step)],
  'must be a request (a method GET, POST, PUT, PATCH or DELETE, and a path), or a list of steps that begins with one',
) satisfies z.ZodType<SubjectAction>

const statusHint = 'must be a status such as 409, or 2xx, 3xx, 4xx, 5xx'
const status = z.union(
  [z.int().min(100, statusHint).max(599, statusHint), z.enum(['2xx', '3xx', '4xx', '5xx'])],
  statusHint,
)
const answer = z.union(
  [
    status,
    z
      .strictObject({
        status: status.exactOptional(),
        text: z.string().min(1).exactOptional().describe('The response contains this text.'),
        json: members.exactOptional().describe('Its JSON has these members.'),
        path: path.exactOptional().describe('The browser ended at this path.'),
        query: z
          .record(z.string(), z.union([z.string(), z.boolean()]))
          .exactOptional()
          .describe('Its query has these parameters; true means with any value, false not at all.'),
        atZoom: z.boolean().exactOptional().describe('The browser was sent to Zoom, to allow the app there.'),
      })
      .refine((pattern) => Object.keys(pattern).length > 0, 'is empty'),
  ],
  'must be a status (409 or "4xx"), or an object of status, text, json, path, query, atZoom',
)

const start = z.strictObject({
  command: z
    .union(
      [z.array(template).min(1), template.min(1)],
      'must be a list (program and arguments), or one line for the shell',
    )
    .describe(
      'A list is a program and its arguments, run without a shell; a string is a line for the shell.',
    ),
  cwd: template.exactOptional().describe('The folder to run it in, relative to this file.'),
  env: z
    .record(z.string(), template)
    .default({})
    .describe(
      `Set for the command, in addition to the current environment. Placeholders: ${list(placeholders)}.`,
    ),
  ready: z
    .strictObject({
      path: z
        .union([path, z.array(path).min(1)])
        .default('/')
        .describe('A path, or a list of them; a whole URL for another port.'),
      status: status.exactOptional().describe('By default any below 500.'),
      timeout: seconds.default(60).describe('In seconds.'),
    })
    .prefault({})
    .describe('The app is ready once this responds.'),
  stop: z
    .strictObject({
      signal: z.enum(['SIGTERM', 'SIGINT', 'SIGQUIT', 'SIGHUP', 'SIGKILL']).default('SIGTERM'),
      timeout: seconds.default(5).describe('In seconds; then it is killed.'),
    })
    .prefault({}),
  clock: z
    .literal('faketime', 'must be "faketime", or left out')
    .exactOptional()
    .describe(
      'Moves the app’s clock with Zoom’s, for apps that refresh by a fixed time. Needs Linux and libfaketime (package faketime).',
    ),
  intercept: z
    .boolean()
    .default(false)
    .describe(
      'For the app, zoom.us is the mock, as with "mock-zoom run": for an app that has no setting for Zoom’s address.',
    ),
  keepsData: z
    .boolean()
    .default(false)
    .describe(
      'The app keeps connections when it is stopped and started again, in {dataFolder} or in another place.',
    ),
  instances: z
    .boolean()
    .default(false)
    .describe('Several instances can run on the same data. Needs {port} in baseUrl.'),
})

/** The file that describes your app, see docs/contracts.md. */
export const subjectFileSchema = z
  .strictObject({
    $schema: z.string().exactOptional(),
    name: z.string().min(1).max(200).describe('The app’s name in reports.'),
    kind: z
      .enum(['user-managed', 'server-to-server'])
      .exactOptional()
      .describe('Whether people allow the app at Zoom (the default), or it acts for its own account.'),
    baseUrl: z
      .string()
      .refine(
        (url) => /^https?:\/\/[^/?#]+(\/[^?#]*)?$/.test(url) && URL.canParse(url.replace('{port}', '1')),
        'must be a URL such as http://127.0.0.1:3000, or http://127.0.0.1:{port} for a free port',
      )
      .describe('Where the app is. {port} stands for a free port that the runner chooses.'),
    hosts: z
      .array(z.string().min(1))
      .exactOptional()
      .describe('Hosts to which the app may send the browser, in addition to this machine and baseUrl’s.'),
    start: start
      .exactOptional()
      .describe('How to start the app. Without it, the app has to be running already.'),
    requestTimeout: seconds
      .exactOptional()
      .describe('How long the app may take for each response, in seconds; 10 by default.'),
    requests: z
      .strictObject({
        signIn: action.exactOptional().describe('Binds the person to the browser.'),
        connect: action
          .exactOptional()
          .describe('Leads to Zoom’s authorize page. A server-to-server app has none.'),
        use: action
          .exactOptional()
          .describe(
            'Anything that makes the app call Zoom’s API, on the person’s behalf or on its account’s. Left out if the app only signs people in.',
          ),
        alsoUse: z
          .array(action)
          .min(1)
          .exactOptional()
          .describe('Further requests that make the app call Zoom, each judged like `use`.'),
        disconnect: action.exactOptional().describe('Disconnects the person.'),
        status: action.exactOptional().describe('Says whether the person is connected.'),
      })
      .prefault({}),
    callback: z
      .strictObject({ path })
      .exactOptional()
      .describe('Where Zoom sends the browser back to. Needed for {redirectUri}.'),
    scopes: z
      .array(z.string().min(1))
      .min(1)
      .exactOptional()
      .describe(
        'The scopes that your app has at Zoom. By default user:read:user, meeting:read:meeting and meeting:write:meeting.',
      ),
    registration: z
      .strictObject({
        kind: z
          .enum(['user-managed', 'admin-managed'])
          .exactOptional()
          .describe(
            'admin-managed: an admin allows it for their account, so every person is one. Needs scopes.',
          ),
        optionalScopes: z.array(text).exactOptional().describe('Scopes that people may leave out.'),
        strictMode: z
          .boolean()
          .exactOptional()
          .describe('The redirect URI must be exactly callback.path at baseUrl.'),
        subdomainCheck: z
          .boolean()
          .exactOptional()
          .describe('The redirect URI must have the subdomain of an entry of the allow list.'),
      })
      .exactOptional()
      .describe('Other settings that your app has at Zoom.'),
    webhooks: z.strictObject({ path }).exactOptional().describe('Where Zoom sends its events.'),
    answers: z
      .strictObject({
        works: z.array(answer).default(['2xx']).describe('Responses that mean that it worked.'),
        asksToReconnect: z
          .array(answer)
          .default([409])
          .describe('Responses that mean: connect to Zoom (again). Checked before works.'),
        connected: z
          .union(
            [z.strictObject({ json: members }), z.strictObject({ text: z.string().min(1) })],
            'must be {"json": {…}} or {"text": "…"}',
          )
          .exactOptional()
          .describe('How the response to status looks when the person is connected.'),
      })
      .prefault({}),
  })
  .superRefine((file, check) => {
    const complain = (path: PropertyKey[], message: string) =>
      check.addIssue({ code: 'custom', path, message })
    const isServerToServer = file.kind === 'server-to-server'
    const takesEventsOnly = file.webhooks !== undefined && Object.keys(file.requests).length === 0
    if (!isServerToServer && !takesEventsOnly && file.requests.connect === undefined)
      complain(
        ['requests', 'connect'],
        'is missing; without people who connect, the app is of the kind "server-to-server", or has only "webhooks" and no requests',
      )
    if (isServerToServer && file.requests.use === undefined)
      complain(['requests', 'use'], 'is missing; a server-to-server app has to call Zoom for something')
    if (!isServerToServer && file.requests.use === undefined && file.requests.alsoUse !== undefined)
      complain(['requests', 'alsoUse'], 'needs "use": name the first of them so')
    for (const key of ['signIn', 'connect', 'disconnect'] as const)
      if (isServerToServer && file.requests[key] !== undefined)
        complain(
          ['requests', key],
          'is about people, and nobody connects to a server-to-server app; leave it out',
        )
    if (file.registration?.strictMode && file.callback === undefined)
      complain(['registration', 'strictMode'], 'needs "callback": {"path": "/…"}, which it is compared with')
    if (file.registration?.kind === 'admin-managed' && file.scopes === undefined)
      complain(['registration', 'kind'], 'needs "scopes", which all end in :admin at Zoom')
    const hasFurtherPorts = /\{port[2-9]\}/.test(JSON.stringify(file))
    if (file.start === undefined && hasFurtherPorts)
      complain(['start'], 'is missing, and without it nobody tells the app its ports ({port2})')
    if (file.start?.instances === true && hasFurtherPorts)
      complain(['start', 'instances'], 'is not possible with {port2}: two instances can’t share a port')
    if (file.start === undefined && file.baseUrl.includes('{port}'))
      complain(['baseUrl'], 'has {port}, and without "start" nobody tells the app which one; give its port')
    if (file.start?.instances === true && !file.baseUrl.includes('{port}'))
      complain(['start', 'instances'], 'needs {port} in baseUrl: two instances can’t share a port')
    for (const { path, name, known } of unknownNames(file)) {
      const names = known.map((each) => `{${each}}`).join(', ')
      complain(
        ['requests', ...path],
        `{${name}} is not a placeholder; there are ${names}, and what a step takes`,
      )
    }
    if (file.callback === undefined && JSON.stringify(file.start ?? '').includes('{redirectUri}'))
      complain(['start', 'env'], 'uses {redirectUri}, which needs "callback": {"path": "/…"}')
  }) satisfies z.ZodType<SubjectDescription>

/** A subject's description with all defaults filled in. */
export type Subject = z.output<typeof subjectFileSchema>
/** How a subject is started. */
export type StartSettings = z.output<typeof start>
/** What a subject file says: `export default {…} satisfies SubjectFile`. */
export type SubjectFile = z.input<typeof subjectFileSchema>

function list(named: Readonly<Record<string, string>>): string {
  return Object.entries(named)
    .map(([name, meaning]) => `{${name}} (${meaning})`)
    .join(', ')
}
