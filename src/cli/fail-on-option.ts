import { Option } from 'commander'
import { failOnChoices } from '../mock-zoom/index.ts'

/** `--fail-on`: the same for every command that sums up findings. */
export function failOnOption(description: string): Option {
  return new Option('--fail-on <what>', description).choices([...failOnChoices]).default('findings')
}
