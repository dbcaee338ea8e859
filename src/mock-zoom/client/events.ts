/**
 * The data of each event that is an item. The mock sends it on one line, comments in between, and events with a name,
 * which are no items (WHATWG HTML, 9.2.6).
 */
export async function* eventsIn(response: Response): AsyncGenerator<string, void, undefined> {
  let rest = ''
  let named = false
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const lines = `${rest}${chunk}`.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line === '') named = false
      else if (line.startsWith('event: ')) named = true
      else if (line.startsWith('data: ') && !named) yield line.slice('data: '.length)
    }
  }
}
