import { AbstractStartedContainer } from 'testcontainers'
import { connectMockZoom, type MockZoom } from '../mock-zoom/client/index.ts'

/** The port inside the container. */
export const mockZoomPort = 9666

/** A running container, and everything that a test does with its mock. */
export class StartedMockZoomContainer extends AbstractStartedContainer {
  /** Use it instead of `https://zoom.us` and `https://api.zoom.us`, for an app on this machine. */
  getBaseUrl(): string {
    return `http://${this.getHost()}:${this.getMappedPort(mockZoomPort)}`
  }

  /** The same for an app in another container, by an alias of the mock in their network. */
  getNetworkBaseUrl(alias: string): string {
    return `http://${alias}:${mockZoomPort}`
  }

  /** Everything that a test does with the mock: clock, faults, journal, findings, sandboxes. */
  connect(): Promise<MockZoom> {
    return connectMockZoom(this.getBaseUrl())
  }
}
