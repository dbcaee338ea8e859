import { GenericContainer, getContainerRuntimeClient, Wait } from 'testcontainers'
import type { MockZoomOptions, ProfileName } from '../mock-zoom/index.ts'
import { mockZoomPort, StartedMockZoomContainer } from './started-mock-zoom-container.ts'

/** What the image reads at its start, from the folder that it works in. */
const configFile = '/config/mock-zoom.config.json'

type Config = Omit<MockZoomOptions, 'host' | 'port' | 'database'>
type AppOptions = NonNullable<MockZoomOptions['apps']>[number]
type UserOptions = NonNullable<MockZoomOptions['users']>[number]

/**
 * The mock in a container: `await new MockZoomContainer('mock-zoom').start()`. The image is built from the repository
 * (`docker build -t mock-zoom .`). Each `with…` can be repeated; without apps or users it has the seeded ones.
 */
export class MockZoomContainer extends GenericContainer {
  #config: Config = {}

  constructor(image: string) {
    super(image)
    this.withExposedPorts(mockZoomPort)
    // Half a second sooner than its health check, which is there for compose and orchestrators.
    this.withWaitStrategy(Wait.forLogMessage('Requests and findings follow.'))
  }

  /** Which era of Zoom it plays. */
  withProfile(profile: ProfileName): this {
    return this.withConfig({ profile })
  }

  /** Registers an app, in place of the seeded ones. */
  withApp(app: AppOptions): this {
    return this.withConfig({ apps: [...(this.#config.apps ?? []), app] })
  }

  /** Adds a Zoom user, in place of the seeded ones. A text is, as for every container, the user that its process runs as. */
  override withUser(user: UserOptions | string): this {
    if (typeof user === 'string') return super.withUser(user)
    return this.withConfig({ users: [...(this.#config.users ?? []), user] })
  }

  /** Sets anything else that the config file takes; later ones win, key by key. */
  withConfig(config: Config): this {
    this.#config = { ...this.#config, ...config }
    return this
  }

  /** In other containers of the network it has these names, and its control API answers to them. */
  override withNetworkAliases(...aliases: string[]): this {
    return super.withNetworkAliases(...aliases).#allow(aliases)
  }

  override async start(): Promise<StartedMockZoomContainer> {
    // Where the engine runs elsewhere, as in some CI, this process reaches its ports by that machine's name.
    const { info } = await getContainerRuntimeClient()
    this.#allow([info.containerRuntime.host])
    this.withCopyContentToContainer([{ content: JSON.stringify(this.#config), target: configFile }])
    return new StartedMockZoomContainer(await super.start())
  }

  #allow(names: readonly string[]): this {
    // An IP address needs no allowance, and is no name.
    const allowHosts = [...(this.#config.allowHosts ?? []), ...names.filter((name) => !name.includes(':'))]
    return this.withConfig({ allowHosts: [...new Set(allowHosts)] })
  }
}
