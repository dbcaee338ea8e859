import type { Command } from 'commander'
import type { McpFlags } from './run-mcp.ts'

/** `mock-zoom mcp`: the cause, for coding agents. */
export function addMcp(program: Command): void {
  program
    .command('mcp')
    .description('serve the Model Context Protocol on standard input and output, for coding agents')
    .option('--zoom <url>', 'the running mock (default: MOCK_ZOOM_URL, else http://127.0.0.1:9666)')
    .option('--allow-writes', 'also offer tools that change the mock (clock, faults, reset) or run the app')
    .option(
      '--subject <file>',
      'the app that run_contracts tests (default: mock-zoom.subject.json, .ts, .js or .mjs in this folder)',
    )
    .addHelpText(
      'after',
      `
An editor starts it; docs/agents.md has the settings for the usual ones. Tools: why, explain, list_contracts, reproduce and
state; with --allow-writes also run_contracts, advance_clock, arm_fault and reset. It needs the package
@modelcontextprotocol/sdk: npm install --save-dev @modelcontextprotocol/sdk

Examples:
  mock-zoom mcp
  mock-zoom mcp --zoom http://127.0.0.1:41234 --allow-writes
`,
    )
    .action(async (flags: McpFlags) => {
      await (await import('./run-mcp.ts')).runMcp(flags)
    })
}
