// What we use of the SDK. It is an optional peer with 98 packages, so that its own types aren't there for everyone who
// compiles or reads this one.

declare module '@modelcontextprotocol/sdk/server/mcp.js' {
  import type { z } from 'zod'

  export class McpServer {
    constructor(
      info: { readonly name: string; readonly version: string },
      options: { readonly instructions: string },
    )
    registerTool(
      name: string,
      described: {
        readonly title: string
        readonly description: string
        readonly inputSchema: z.ZodObject
        readonly annotations: Readonly<Record<string, boolean>>
      },
      run: (input: unknown) => Promise<{
        readonly content: readonly { readonly type: 'text'; readonly text: string }[]
        readonly isError?: boolean
      }>,
    ): void
    connect(transport: object): Promise<void>
    close(): Promise<void>
  }
}

declare module '@modelcontextprotocol/sdk/server/stdio.js' {
  export class StdioServerTransport {}
}

declare module '@modelcontextprotocol/sdk/inMemory.js' {
  export const InMemoryTransport: { createLinkedPair(): readonly [object, object] }
}

declare module '@modelcontextprotocol/sdk/client/index.js' {
  export class Client {
    constructor(info: { readonly name: string; readonly version: string })
    connect(transport: object): Promise<void>
    getInstructions(): string | undefined
    listTools(): Promise<{
      readonly tools: readonly {
        readonly name: string
        readonly description?: string
        readonly inputSchema: { readonly properties?: Readonly<Record<string, object>> }
        readonly annotations?: { readonly readOnlyHint?: boolean; readonly destructiveHint?: boolean }
      }[]
    }>
    callTool(call: { readonly name: string; readonly arguments?: object }): Promise<{
      readonly content: readonly { readonly type: string; readonly text: string }[]
      readonly isError?: boolean
    }>
    close(): Promise<void>
  }
}

declare module '@modelcontextprotocol/sdk/client/stdio.js' {
  export class StdioClientTransport {
    constructor(server: { readonly command: string; readonly args: readonly string[]; readonly cwd?: string })
  }
}
