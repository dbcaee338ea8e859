import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { encryptToken, signWebhook } from '../../src/mock-zoom/webhooks/signature.ts'

test('a request is signed as zoom/webhook-sample checks it', () => {
  const body =
    '{"event":"app_deauthorized","event_ts":1740439732278,"payload":{"account_id":"EabCDEFghiLHMA","user_id":"z9jkdsfsdfjhdkfjQ","signature":"827edc3452044f0bc86bdd5684afb7d1e6becfa1a767f24df1b287853cf73000","deauthorization_time":"2019-06-17T13:52:28.632Z","client_id":"ADZ9k9bTWmGUoUbECUKU_a"}}'
  expect(signWebhook('whsec_test', 1740439732, body)).toBe(
    'v0=55cacedd8591aa1992bf6405375e7135f8e28afdb5ec2134b2529ca2201289be',
  )
})

test('a token is encrypted as zoom/webhook-sample does it', () => {
  expect(encryptToken('whsec_test', 'qgg8vlvZRS6UYooatFL8Aw')).toBe(
    'f2f694389a4eea2b0ef30e64d4e2abdaaccb890882697638ea464ec9cfc75317',
  )
})

test('the signature covers UTF-8 bytes', () => {
  const bytes = Buffer.concat([Buffer.from('v0:1:'), Buffer.from([0xc3, 0xab])])
  const expected = createHmac('sha256', 'secret').update(bytes).digest('hex')
  expect(signWebhook('secret', 1, 'ë')).toBe(`v0=${expected}`)
})
