import { answers200, freePort } from './children.mjs'
import { median } from './measure.mjs'

/** `node in-process.mjs <module> <path>`: prints the median time of start, one request and stop, in ms. */
const [module, path] = process.argv.slice(2)
const { start } = await import(module)
const times = []
for (let run = 0; run < 9; run++) {
  const port = await freePort()
  const begin = performance.now()
  const stop = await start(port)
  if (!(await answers200(`http://127.0.0.1:${port}${path}`))) throw new Error(`no 200 from ${module}`)
  await stop()
  times.push(performance.now() - begin)
}
process.stdout.write(String(median(times)))
