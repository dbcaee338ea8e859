import got from 'got'
import { connect } from './zoom.mjs'

await connect({
  post: ({ url, headers, body }) => got.post(url, { headers, body }).json(),
  get: ({ url, headers }) => got(url, { headers }).json(),
})
