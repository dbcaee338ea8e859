import { randomUUID } from 'node:crypto'
import express from 'express'

const {
  ZOOM_BASE_URL: zoom = 'https://zoom.us',
  ZOOM_CLIENT_ID: id,
  ZOOM_CLIENT_SECRET: secret,
  PORT,
} = process.env
const redirect_uri = `http://127.0.0.1:${PORT}/callback`
const states = new Set()
const app = express()

app.get('/connect', (_, response) => {
  const state = randomUUID()
  states.add(state)
  const query = new URLSearchParams({ response_type: 'code', client_id: id, redirect_uri, state })
  response.redirect(`${zoom}/oauth/authorize?${query}`)
})

app.get('/callback', async ({ query: { code, state } }, response) => {
  if (!states.delete(state)) return response.sendStatus(400)
  const answer = await fetch(`${zoom}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${id}:${secret}`)}` },
    body: new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri }),
  })
  const { access_token, api_url } = await answer.json()
  const me = await fetch(`${api_url}/v2/users/me`, { headers: { authorization: `Bearer ${access_token}` } })
  response.send(`Connected as ${(await me.json()).email}`)
})

app.listen(Number(PORT), '127.0.0.1')
