import type { RequestHandler } from '../http/mount.ts'
import type { MockZoom, Sandbox } from '../mock/mock-zoom.ts'
import type { SandboxOptions } from '../mock/options.ts'

/** A mock in this process. */
export interface LocalMockZoom extends MockZoom {
  /** Handles a request of another server, such as Express; see `mountAt()` for a prefix. */
  readonly handler: RequestHandler
  readonly sandboxes: Omit<MockZoom['sandboxes'], 'create'> & {
    create(options?: SandboxOptions): Promise<LocalMockZoom & Sandbox>
  }
}
