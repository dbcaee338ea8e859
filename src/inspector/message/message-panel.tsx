import type { ComponentChildren } from 'preact'
import { describeRequest, find, outcomeOf, refusalOf } from '../../mock-zoom/journal/describe.ts'
import type { EntryOf } from '../../mock-zoom/journal/events.ts'
import type { Exchange } from '../../mock-zoom/journal/exchange.ts'
import { dayAndTime } from '../../mock-zoom/journal/time.ts'
import { curlOf } from '../model/curl.ts'
import { WithCodes } from '../parts/code-chip.tsx'
import { CopyButton } from '../parts/copy-button.tsx'
import { useInspection } from '../state/inspection.ts'
import { HttpBody } from './http-body.tsx'
import { JsonView } from './json-view.tsx'
import { WebhookExchange } from './webhook-exchange.tsx'

interface MessagePanelProps {
  readonly exchange: Exchange
  readonly onClose?: () => void
}

/** Everything known about one message: the exact request and response, and what the journal says happened. */
export function MessagePanel({ exchange, onClose }: MessagePanelProps) {
  const { names } = useInspection()
  const { request, clientId, userId } = exchange
  const refusal = refusalOf(exchange)
  return (
    <section class="message-panel" aria-label="The message in full">
      <header>
        <h2>
          <WithCodes text={describeRequest(exchange)} />
        </h2>
        {onClose ? (
          <button type="button" class="small" onClick={onClose}>
            Close
          </button>
        ) : null}
      </header>
      <dl class="facts">
        <Fact name="Time">{dayAndTime(exchange.at)} UTC</Fact>
        {clientId === null ? null : <Fact name="App">{names.value.app(clientId)}</Fact>}
        {userId === null ? null : <Fact name="Zoom user">{names.value.user(userId)}</Fact>}
        {refusal ? (
          <Fact name="True reason">
            <span class={`reason ${outcomeOf(exchange)}`}>{refusal.reason}</span>
          </Fact>
        ) : null}
        <Fact name="Journal">{exchange.entries.map(({ seq }) => `#${seq}`).join(' ')}</Fact>
      </dl>
      {request ? <HttpExchange request={request} /> : null}
      {find(exchange, 'webhook.sent') ? <WebhookExchange exchange={exchange} /> : null}
      <h3>What happened</h3>
      {exchange.entries
        .filter((entry) => entry !== request)
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

function HttpExchange({ request }: { readonly request: EntryOf<'request.answered'> }) {
  const { method, path, query, status } = request
  const baseUrl = `http://${request.host}`
  return (
    <>
      <div class="titled">
        <h3>Request</h3>
        <CopyButton text={curlOf(request, baseUrl)}>Copy as curl</CopyButton>
      </div>
      <pre class="start-line">{`${method} ${path}${query === '' ? '' : `?${query}`}`}</pre>
      {query === '' ? null : <HttpBody label="Query" type="application/x-www-form-urlencoded" text={query} />}
      <Headers headers={request.requestHeaders} />
      <HttpBody label="Body" type={request.requestHeaders['content-type'] ?? ''} text={request.requestBody} />
      <h3>Response</h3>
      <pre class="start-line">
        {status === 0 ? 'none: the connection was dropped' : `${status}`}
        {request.fault === undefined ? '' : ` (fault ${request.fault}: not a genuine response)`}
      </pre>
      <Headers headers={request.responseHeaders} />
      <HttpBody
        label="Body"
        type={request.responseHeaders['content-type'] ?? ''}
        text={request.responseBody}
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
