import { getProxyForUrl } from 'proxy-from-env'
import type { InterceptorOptions } from '../intercept/index.ts'
import { authorityFolder, openAuthority, readProxy } from '../intercept/index.ts'
import type { Terminal } from './terminal.ts'

const proxyVariables = ['http_proxy', 'https_proxy', 'all_proxy'].flatMap((name) => [
  name,
  name.toUpperCase(),
])

/** The options of an interceptor, from flags and environment, including its certificate. */
export async function interceptorOptions(
  flags: { readonly offline?: boolean; readonly authority?: string },
  environment: NodeJS.ProcessEnv,
  terminal: Terminal,
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
    proxyFor: getProxyForUrl,
    onRefusal(text) {
      // Once is enough: clients retry, and browsers many times.
      if (!refused.has(text)) terminal.line(text)
      refused.add(text)
    },
  }
}
