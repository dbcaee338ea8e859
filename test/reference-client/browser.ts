import { CookieJar } from 'tough-cookie'

export interface Answer {
  readonly status: number
  readonly location: string | undefined
  readonly headers: Headers
  readonly text: string
  json(): unknown
}

/** As much of a browser as an OAuth flow needs. Its cookies belong to a host and not to a port, as in real browsers. */
export class Browser {
  readonly #cookies = new CookieJar()

  get(url: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.#request(url, { headers })
  }

  cookies(url: string): Promise<string> {
    return this.#cookies.getCookieString(url)
  }

  head(url: string): Promise<Answer> {
    return this.#request(url, { method: 'HEAD', headers: {} })
  }

  post(
    url: string,
    form: Record<string, string> = {},
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    return this.#request(url, { method: 'POST', body: new URLSearchParams(form), headers })
  }

  async #request(url: string, init: RequestInit & { headers: Record<string, string> }): Promise<Answer> {
    const cookie = await this.cookies(url)
    const response = await fetch(url, {
      ...init,
      headers: { accept: 'text/html', ...(cookie === '' ? {} : { cookie }), ...init.headers },
      redirect: 'manual',
    })
    for (const line of response.headers.getSetCookie()) await this.#cookies.setCookie(line, url)
    const location = response.headers.get('location')
    const text = await response.text()
    return {
      status: response.status,
      location: location === null ? undefined : new URL(location, url).href,
      headers: response.headers,
      text,
      json: () => JSON.parse(text),
    }
  }
}

const json = { accept: 'application/json' }

/** A person at an app, with their own browser. */
export class Person {
  readonly browser = new Browser()
  readonly #app: string

  private constructor(app: string) {
    this.#app = app
  }

  static async signIn(app: { readonly url: string }, name: string): Promise<Person> {
    const person = new Person(app.url)
    const answer = await person.browser.post(`${app.url}/sign-in`, { person: name })
    if (answer.status !== 303) throw new Error(`signing in: ${answer.status} ${answer.text}`)
    return person
  }

  /** Goes to Zoom and comes back, up to the URL that Zoom sends the browser to. Nothing is delivered there yet. */
  async goToZoom(): Promise<string> {
    const { location: authorize = 'about:blank' } = await this.browser.get(`${this.#app}/connect`)
    const { location: callback, text } = await this.browser.get(authorize)
    if (callback === undefined) throw new Error(`Zoom did not send the browser back: ${text}`)
    return callback
  }

  async connect(): Promise<Answer> {
    return this.browser.get(await this.goToZoom())
  }

  use = () => this.browser.post(`${this.#app}/use`, {}, json)
  disconnect = () => this.browser.post(`${this.#app}/disconnect`, {}, json)

  async isConnected(): Promise<unknown> {
    const answer = (await this.browser.get(`${this.#app}/status`, json)).json()
    return typeof answer === 'object' && answer !== null && 'connected' in answer && answer.connected
  }
}
