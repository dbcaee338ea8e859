import type { Context, Next } from 'koa'
import { contentSecurityPolicy } from './pages.ts'

export async function setSafeHeaders(context: Context, next: Next): Promise<void> {
  context.set('Content-Security-Policy', contentSecurityPolicy)
  context.set('Cache-Control', 'no-store')
  context.set('Referrer-Policy', 'same-origin') // the URL of /callback contains a code
  context.set('X-Content-Type-Options', 'nosniff')
  await next()
}

/**
 * Another site's page must not press our buttons. The cookie is SameSite=Lax, but a page on another port of the same
 * host counts as the same site. Every browser says where a POST comes from; a client that doesn't is not a browser.
 */
export async function refuseCrossSitePosts(context: Context, next: Next): Promise<void> {
  const site = context.get('Sec-Fetch-Site')
  const origin = context.get('Origin')
  const foreign = site
    ? site !== 'same-origin' && site !== 'none'
    : origin !== '' && origin.split('://')[1] !== context.get('Host')
  if (context.method === 'POST' && foreign) context.throw(403, 'This form was sent from another site.')
  await next()
}
