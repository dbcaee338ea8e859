// npm makes the command executable when it installs the package; in a checkout, the build has to do it.
import { chmodSync } from 'node:fs'

chmodSync(new URL('../dist/src/cli/main.js', import.meta.url), 0o755)
