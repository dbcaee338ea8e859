// npm makes the command executable when it installs the package; a checkout that was built anew has to do so itself.
import { chmodSync } from 'node:fs'

chmodSync(new URL('../dist/src/cli/main.js', import.meta.url), 0o755)
