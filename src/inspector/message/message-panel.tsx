import type { ComponentChildren } from 'preact'
import { curlOf } from '../model/curl.ts'
import { describeRequest } from '../model/describe.ts'
import type { Answered, Message } from '../model/message.ts'
import { find, outcomeOf, refusalOf } from '../model/message.ts'
import { dayAndTime } from '../model/time.ts'
import { WithCodes } from '../parts/code-chip.tsx'
import { CopyButton } from '../parts/copy-button.tsx'
import { useInspection } from '../state/inspection.ts'
import { HttpBody } from './http-body.tsx'
import { JsonView } from './json-view.tsx'
import { WebhookExchange } from './webhook-exchange.tsx'

interface MessagePanelProps {
  readonly message: Message
  readonly onClose?: () => void
}

/** Everything known about one message: the exact request and response, and what the journal says happened. */
export function MessagePanel({ message, onClose }: MessagePanelProps) {
  const { names } = useInspection()
  const { answered, clientId, userId } = message
  const refusal = refusalOf(message)
  return (
    <section class="message-panel" aria-label="The message in full">
      <header>
        <h2>
          <WithCodes text={describeRequest(message)} />
        </h2>
        {onClose ? (
          <button type="button" class="small" onClick={onClose}>
            Close
          </button>
        ) : null}
      </header>
      <dl class="facts">
        <Fact name="Time">{dayAndTime(message.at)} UTC</Fact>
        {clientId === null ? null : <Fact name="App">{names.value.app(clientId)}</Fact>}
        {userId === null ? null : <Fact name="Zoom user">{names.value.user(userId)}</Fact>}
        {refusal ? (
          <Fact name="True reason">
            <span class={`reason ${outcomeOf(message)}`}>{refusal.reason}</span>
          </Fact>
        ) : null}
        <Fact name="Journal">{message.entries.map(({ seq }) => `#${seq}`).join(' ')}</Fact>
      </dl>
      {answered ? <Exchange answered={answered} /> : null}
      {find(message, 'webhook.sent') ? <WebhookExchange message={message} /> : null}
      <h3>What happened</h3>
      {message.entries
        .filter((entry) => entry !== answered)
        .map((entry) => (
          <JsonView key={entry.seq} label={`#${entry.seq} ${entry.type}`} value={entry} />
        ))}
    </section>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Exchange({ answered }: { readonly answered: Answered }) {
  const { method, path, query, status } = answered
  const baseUrl = `http://${answered.host}`
  return (
    <>
      <div class="titled">
        <h3>Request</h3>
        <CopyButton text={curlOf(answered, baseUrl)}>Copy as curl</CopyButton>
      </div>
      <pre class="start-line">{`${method} ${path}${query === '' ? '' : `?${query}`}`}</pre>
      {query === '' ? null : <HttpBody label="Query" type="application/x-www-form-urlencoded" text={query} />}
      <Headers headers={answered.requestHeaders} />
      <HttpBody
        label="Body"
        type={answered.requestHeaders['content-type'] ?? ''}
        text={answered.requestBody}
      />
      <h3>Response</h3>
      <pre class="start-line">
        {status === 0 ? 'none: the connection was dropped' : `${status}`}
        {answered.fault === undefined ? '' : ` (fault ${answered.fault}: not a genuine response)`}
      </pre>
      <Headers headers={answered.responseHeaders} />
      <HttpBody
        label="Body"
        type={answered.responseHeaders['content-type'] ?? ''}
        text={answered.responseBody}
      />
    </>
  )
}

function Headers({ headers }: { readonly headers: Readonly<Record<string, string>> }) {
  const list = Object.entries(headers)
  if (list.length === 0) return null
  return (
    <details>
      <summary>
        {list.length} {list.length === 1 ? 'header' : 'headers'}
      </summary>
      <pre>{list.map(([name, value]) => `${name}: ${value}`).join('\n')}</pre>
    </details>
  )
}
