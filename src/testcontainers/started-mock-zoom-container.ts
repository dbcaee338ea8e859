import { AbstractStartedContainer } from 'testcontainers'
import { type ControlClient, createControlClient } from '../control-client/index.ts'

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

  /** The control API as functions: clock, faults, journal, findings, sandboxes. */
  getControlClient(): ControlClient {
    return createControlClient(this.getBaseUrl())
  }
}
