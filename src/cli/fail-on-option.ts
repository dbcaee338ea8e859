import { Option } from 'commander'
import type { FailOn } from '../mock-zoom/index.ts'

// Written here as well, because `--help` would have to load the mock to know it.
const choices = Object.keys({ findings: 0, refusals: 0, nothing: 0 } satisfies Record<FailOn, 0>)

/** `--fail-on`: the same for every command that sums up findings. */
export function failOnOption(description: string, byDefault: FailOn = 'findings'): Option {
  return new Option('--fail-on <what>', description).choices(choices).default(byDefault)
}
