import { find } from '../../mock-zoom/journal/describe.ts'
import type { Exchange } from '../../mock-zoom/journal/exchange.ts'
import { useInspection } from '../state/inspection.ts'
import { HttpBody } from './http-body.tsx'

/** The exact event for an app, and the result of this attempt to deliver it. The journal has only its id. */
export function WebhookExchange({ exchange }: { readonly exchange: Exchange }) {
  const { deliveries } = useInspection()
  const sent = find(exchange, 'webhook.sent')
  const delivery = deliveries.value.find(({ id }) => id === sent?.deliveryId)
  const attempt = delivery?.attempts[(sent?.attempt ?? 0) - 1]
  if (!sent || !delivery) return null
  return (
    <>
      <h3>Request</h3>
      <pre class="start-line">{`POST ${sent.url}`}</pre>
      <HttpBody label="Body" type="application/json" text={delivery.body} />
      <h3>Response</h3>
      <pre class="start-line">
        {attempt
          ? `${attempt.status ?? 'none'}${attempt.failure === null ? '' : `: ${attempt.failure}`}`
          : 'none yet'}
      </pre>
      {attempt ? <p class="caption">after {attempt.duration} ms</p> : null}
    </>
  )
}
