/**
 * `node --import mock-zoom/intercept app.js`: what this process sends to Zoom goes to the mock. The environment says
 * where that is: MOCK_ZOOM_URL, else http://127.0.0.1:9666. `mock-zoom run` has Zoom's hosts open already, and says where
 * (MOCK_ZOOM_TLS_PORT, MOCK_ZOOM_CERTIFICATE); else they are opened in this process.
 *
 * @example
 * ```sh
 * npx mock-zoom serve
 * MOCK_ZOOM_URL=http://127.0.0.1:9666 node --import mock-zoom/intercept app.js
 * ```
 */
import { readFileSync } from 'node:fs'
import { MockZoomError } from '../mock-zoom/domain/mock-zoom-error.ts'
import { redirectNode } from './redirect-node.ts'
import { tellSent } from './tell-sent.ts'
import { watchRedirects } from './watch-redirects.ts'

const {
  MOCK_ZOOM_URL: url = 'http://127.0.0.1:9666',
  MOCK_ZOOM_TLS_PORT: zoomPort,
  MOCK_ZOOM_CERTIFICATE: certificate,
  MOCK_ZOOM_OFFLINE,
  MOCK_ZOOM_SENT_TO_ZOOM: sentToZoomUrl,
} = process.env

try {
  const mock = URL.canParse(url) ? new URL(url) : undefined
  if (mock?.protocol !== 'http:' || mock.href !== `${mock.origin}/`) {
    throw new MockZoomError(
      `MOCK_ZOOM_URL is ${url}. Expected the URL of a running mock, without a path, such as http://127.0.0.1:9666.`,
    )
  }
  if (sentToZoomUrl) watchRedirects((browser) => tellSent(sentToZoomUrl, browser))
  const offline = MOCK_ZOOM_OFFLINE === '1'
  if (zoomPort && certificate) {
    redirectNode({
      mock,
      zoomPort: Number(zoomPort),
      certificate: readFileSync(certificate, 'utf-8'),
      offline,
    })
  } else {
    const { authorityFolder } = await import('./authority/authority-folder.ts')
    const { openAuthority } = await import('./authority/open-authority.ts')
    const { interceptZoom } = await import('./intercept-zoom.ts')
    const authority = await openAuthority(authorityFolder(process.env), Date.now())
    await interceptZoom(mock, authority, { offline })
  }
} catch (error) {
  if (!(error instanceof MockZoomError)) throw error
  process.stderr.write(`mock-zoom: ${error.message}\n`)
  process.exit(2)
}
