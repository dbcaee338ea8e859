export { createMcpServer, standardTransport } from './server.ts'
export { createTools } from './tools.ts'
