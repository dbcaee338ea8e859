import type { RequestHandler } from '../http/mount.ts'
import type { MockZoom, Sandbox } from '../mock/mock-zoom.ts'
import type { SandboxOptions } from '../mock/options.ts'
import type { StubFunction, StubInput } from '../mock/stub-schema.ts'
import type { ListedStub } from '../mock/stubs.ts'

/** A mock in this process. */
export interface LocalMockZoom extends MockZoom {
  /** Handles a request of another server, such as Express; see `mountAt()` for a prefix. */
  readonly handler: RequestHandler
  /**
   * What the control API asks of other machines, if the mock listens beyond loopback: a token, or `none` if it asks for nothing.
   * Undefined if nobody else can reach it.
   */
  readonly controlToken: string | undefined
  readonly stubs: Omit<MockZoom['stubs'], 'add'> & {
    /** As everywhere; `respond`, a function in this process, may make the response. */
    add(stub: StubInput, respond?: StubFunction): Promise<ListedStub>
  }
  readonly sandboxes: Omit<MockZoom['sandboxes'], 'create'> & {
    create(options?: SandboxOptions): Promise<LocalMockZoom & Sandbox>
  }
}
