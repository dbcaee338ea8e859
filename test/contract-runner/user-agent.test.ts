import { createUserAgent } from '../../src/contract-runner/user-agent.ts'
import { browserPromises } from './browser-promises.ts'

browserPromises(createUserAgent)
