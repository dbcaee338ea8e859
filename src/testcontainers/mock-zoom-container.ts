import { GenericContainer, getContainerRuntimeClient, Wait } from 'testcontainers'
import type { MockZoomOptions, ProfileName } from '../mock-zoom/index.ts'
import { mockZoomPort, StartedMockZoomContainer } from './started-mock-zoom-container.ts'

/** The file that the image reads at startup, in its working folder. */
const configFile = '/config/mock-zoom.config.json'

type Config = Omit<MockZoomOptions, 'host' | 'port' | 'database'>
type AppOptions = NonNullable<MockZoomOptions['apps']>[number]
type UserOptions = NonNullable<MockZoomOptions['users']>[number]

/**
 * The mock in a container: `await new MockZoomContainer('mock-zoom').start()`. The image is built from the repository
 * (`docker build -t mock-zoom .`). Each `with…` can be repeated. Without apps or users, it has the default ones.
 *
 * @example
 * ```ts
 * import { MockZoomContainer } from 'mock-zoom/testcontainers'
 *
 * await using container = await new MockZoomContainer('mock-zoom')
 *   .withApp({ clientId: 'my_app', clientSecret: 'my-secret', name: 'My App', redirectUris: ['http://127.0.0.1:*'] })
 *   .start()
 * // Start your app with container.getBaseUrl() in place of https://zoom.us, and let it connect. Then:
 * const zoom = await container.connect()
 * console.log(await zoom.findings.list()) // [] for a correct app
 * ```
 */
export class MockZoomContainer extends GenericContainer {
  #config: Config = {}

  constructor(image: string) {
    super(image)
    this.withExposedPorts(mockZoomPort)
    // Half a second earlier than its health check, which exists for compose and orchestrators.
    this.withWaitStrategy(Wait.forLogMessage('Requests and findings appear below.'))
  }

  /** The era of Zoom that it imitates. */
  withProfile(profile: ProfileName): this {
    return this.withConfig({ profile })
  }

  /** Registers an app, instead of the default ones. */
  withApp(app: AppOptions): this {
    return this.withConfig({ apps: [...(this.#config.apps ?? []), app] })
  }

  /** Adds a Zoom user, instead of the default ones. A string is, as for every container, the user that its process runs as. */
  override withUser(user: UserOptions | string): this {
    if (typeof user === 'string') return super.withUser(user)
    return this.withConfig({ users: [...(this.#config.users ?? []), user] })
  }

  /** Sets anything else that the config file takes; later ones win, key by key. */
  withConfig(config: Config): this {
    this.#config = { ...this.#config, ...config }
    return this
  }

  /** Its names for other containers in the network. The control API also accepts them. */
  override withNetworkAliases(...aliases: string[]): this {
    return super.withNetworkAliases(...aliases).#allow(aliases)
  }

  override async start(): Promise<StartedMockZoomContainer> {
    // If the engine is on another machine, as in some CI, this process reaches its ports by that machine's name.
    const { info } = await getContainerRuntimeClient()
    this.#allow([info.containerRuntime.host])
    this.withCopyContentToContainer([{ content: JSON.stringify(this.#config), target: configFile }])
    return new StartedMockZoomContainer(await super.start())
  }

  #allow(names: readonly string[]): this {
    // An IP address isn't a name, and is always allowed.
    const allowHosts = [...(this.#config.allowHosts ?? []), ...names.filter((name) => !name.includes(':'))]
    return this.withConfig({ allowHosts: [...new Set(allowHosts)] })
  }
}
