/** More than any response that is judged here. */
const limit = 64 * 1024

/** The body of a response as text, up to 64 KiB; the rest is not read. */
export async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = response.body?.getReader()
  while (reader && size < limit) {
    const { done, value } = await reader.read()
    if (done) break
    chunks.push(value)
    size += value.length
  }
  await reader?.cancel()
  return Buffer.concat(chunks).subarray(0, limit).toString('utf-8')
}
