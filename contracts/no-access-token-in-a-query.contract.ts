import type { Contract } from '../src/contract-runner/index.ts'
import { apiCalled } from './situations.ts'

export const contract: Contract = {
  id: 'no-access-token-in-a-query',
  group: 'hygiene',
  title: 'The app sends access tokens to Zoom’s API in the Authorization header, never in the URL.',
  why:
    'Zoom has refused tokens in the query string since February 2023. URLs get logged along the way, and anyone who ' +
    'has the token can act as the person for an hour.',
  goesWrong:
    'Calls that still do this have failed since then. Often it is one call of many, and its failure is taken for ' +
    'an empty result.',
  zoomSays:
    '401 {"code":124,"message":"Invalid access token, this access token is not supported as query parameter string."}',
  remedy: `Put it in the header:
    await fetch(\`\${apiUrl}/v2/users/me\`, { headers: { authorization: \`Bearer \${accessToken}\` } })`,
  evidence: [
    'https://github.com/giorgosavgeris/passport-zoom-oauth2/issues/6',
    'https://devsupport.zoom.us/hc/en-us/articles/12363164278669',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['access-token-in-query'],
  situation: [apiCalled()],

  async run({ newPerson, seen, expect }) {
    const person = await newPerson()
    await person.connect()
    await person.use()
    const inQuery = (await seen.apiRequests()).filter(({ query }) => query.has('access_token'))
    expect.that(inQuery.length === 0, {
      appDid: `The app called ${inQuery[0]?.path} with its access token in the URL.`,
      expected: 'Authorization: Bearer <access token>',
      found: `?access_token=…, status ${inQuery[0]?.status}`,
      entries: inQuery.map(({ seq }) => seq),
    })
  },
}
