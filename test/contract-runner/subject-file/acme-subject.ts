import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describeByDefault, type LocatedSubject, parseSubject } from '../../../src/contract-runner/index.ts'

const here = dirname(fileURLToPath(import.meta.url))

/** What a subject file says about acme.child.mjs. */
export function acmeFile(misbehave = '', start: Readonly<Record<string, unknown>> = {}) {
  const env = {
    PORT: '{port}',
    ZOOM_URL: '{zoomUrl}',
    CLIENT_ID: '{clientId}',
    CLIENT_SECRET: '{clientSecret}',
    WEBHOOK_SECRET: '{webhookSecret}',
    REDIRECT_URI: '{redirectUri}',
    DATA: '{dataFolder}',
    MISBEHAVE: misbehave,
  }
  return {
    ...describeByDefault('http://127.0.0.1:{port}', 'Acme'),
    callback: { path: '/callback' },
    start: {
      command: [process.execPath, `${here}/acme.child.mjs`],
      env,
      ready: { timeout: 20 },
      keepsData: true,
      instances: true,
      ...start,
    },
  }
}

/** acme.child.mjs as it would be read from a file. */
export function acmeSubject(misbehave?: string, start?: Readonly<Record<string, unknown>>): LocatedSubject {
  return { subject: parseSubject(acmeFile(misbehave, start), 'the test'), folder: here }
}
