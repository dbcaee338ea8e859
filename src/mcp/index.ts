export { createMcpServer, standardTransport } from './server.ts'
export { tellState } from './tell-state.ts'
export { createTools } from './tools.ts'
