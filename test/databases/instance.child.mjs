// An instance of the reference client as a process of its own, which a test can kill or stop. It prints its URL.
const { startReferenceClient } = await import('../../dist/src/reference-client/index.js')
const { url } = await startReferenceClient(JSON.parse(process.argv[2] ?? '{}'))
console.log(url)
