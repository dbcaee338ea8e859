import { request } from 'node:http'
import type { MockZoom } from '../../src/mock-zoom/index.ts'
import type { Answer } from './oauth.ts'

/** Calls the control API: `control(zoom, 'POST /__mock/reset')`. A text goes out as it is, anything else as JSON. */
export async function control(zoom: MockZoom, route: string, body?: unknown): Promise<Answer> {
  const [method = '', path = ''] = route.split(' ')
  const response = await fetch(`${zoom.url}${path}`, {
    method,
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  return { status: response.status, body: await response.text(), headers: response.headers }
}

/** The same, for a call that has to work. Answers the parsed body. */
export async function controlJson(zoom: MockZoom, route: string, body?: unknown): Promise<unknown> {
  const answer = await control(zoom, route, body)
  if (answer.status >= 300) throw new Error(`${route}: ${answer.status} ${answer.body}`)
  return answer.body === '' ? undefined : JSON.parse(answer.body)
}

/** What the mock says in its own words. */
export function ownProblem(problem: string, remedy: string): string {
  return JSON.stringify({ mock_zoom: { problem, remedy } })
}

/** Sends a request with whatever headers, `Host` and those of browsers too, which fetch keeps to itself. */
export function send(
  zoom: MockZoom,
  route: string,
  headers: Readonly<Record<string, string>>,
  body = '',
): Promise<Pick<Answer, 'status' | 'body'>> {
  const [method = '', path = ''] = route.split(' ')
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(zoom.url)
    const sent = request({ hostname, port, method, path, headers, agent: false }, async (response) => {
      const text = (await response.setEncoding('utf-8').toArray()).join('')
      resolve({ status: response.statusCode ?? 0, body: text })
    })
    sent.once('error', reject)
    sent.end(body)
  })
}
