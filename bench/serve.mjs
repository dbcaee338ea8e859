/** `node serve.mjs <module> <port>`: one of servers/ in a process of its own. */
const [module, port] = process.argv.slice(2)
await (await import(module)).start(Number(port))
