import { once } from 'node:events'
import { contracts as all } from '../../contracts/index.ts'
import type { Contract, Profile, RunReport } from '../contract-runner/index.ts'
import { runContracts } from '../contract-runner/index.ts'
import { createMcpServer, createTools, standardTransport } from '../mcp/index.ts'
import { forSubject } from './choose-contracts.ts'
import { connect } from './connect.ts'
import { chooseSubject } from './subject-of.ts'

/** What the command line of `mock-zoom mcp` said. */
export interface McpFlags {
  readonly zoom?: string
  readonly allowWrites?: boolean
  readonly subject?: string
}

/** Serves the protocol until standard input ends. */
export async function runMcp(flags: McpFlags): Promise<void> {
  const url = flags.zoom ?? (process.env.MOCK_ZOOM_URL || 'http://127.0.0.1:9666')
  const tools = createTools({
    // Each call connects anew: an editor starts this long before the mock, and the mock may be restarted.
    zoom: () => connect(url),
    judge: (chosen, profile) => judge(chosen, profile, flags),
  })
  const server = await createMcpServer(tools, { allowWrites: flags.allowWrites ?? false })
  const ended = once(process.stdin, 'close')
  await server.connect(await standardTransport())
  await ended
  await server.close()
}

async function judge(
  contracts: readonly Contract[],
  profile: Profile | undefined,
  flags: McpFlags,
): Promise<RunReport> {
  await using chosen = await chooseSubject(flags.subject === undefined ? {} : { subject: flags.subject })
  const { onlyOne: _, fresh: __, folder: ___, kind, ...options } = chosen
  // Of all contracts, those about apps of this kind.
  const fitting = contracts.length === all.length ? forSubject(kind, contracts, {}) : contracts
  return await runContracts({ ...options, contracts: fitting, known: all, ...(profile && { profile }) })
}
