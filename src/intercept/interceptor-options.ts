import { getProxyForUrl } from 'proxy-from-env'
import { authorityFolder } from './authority/authority-folder.ts'
import { openAuthority } from './authority/open-authority.ts'
import type { InterceptorOptions } from './interceptor.ts'
import { readProxy } from './upstream.ts'

const proxyVariables = ['http_proxy', 'https_proxy', 'all_proxy'].flatMap((name) => [
  name,
  name.toUpperCase(),
])

/** The options of an interceptor, from flags and environment, including its certificate. It tells what it refuses, once each. */
export async function interceptorOptions(
  flags: { readonly offline?: boolean; readonly authority?: string },
  environment: NodeJS.ProcessEnv,
  tell: (refusal: string) => void,
): Promise<Omit<InterceptorOptions, 'mockUrl'>> {
  const offline = flags.offline === true
  // A proxy without a scheme is an http proxy. Everyone reads it that way except the library.
  for (const name of proxyVariables) {
    const text = environment[name]
    if (text && !text.includes('://')) environment[name] = `http://${text}`
  }
  // An unusable proxy is reported now, not when the first connection fails.
  if (!offline) for (const scheme of ['http', 'https']) readProxy(getProxyForUrl(`${scheme}://host.invalid`))
  const keptIn = flags.authority ?? authorityFolder(environment)
  const refused = new Set<string>()
  return {
    offline,
    keptIn,
    authority: await openAuthority(keptIn, Date.now()),
    // With --offline nothing may leave through the user's own proxy, not even a request that names this machine.
    proxyFor: offline ? () => '' : getProxyForUrl,
    onRefusal(text) {
      // Once is enough: clients retry, and browsers many times.
      if (!refused.has(text)) tell(text)
      refused.add(text)
    },
  }
}
