/**
 * The data of each event that is an item. The mock sends an item on one line. Comments, and events with a name, are not
 * items (WHATWG HTML, 9.2.6).
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
