import { z } from 'zod'

const text = z.string().min(1)
const input = z.strictObject({
  description: text,
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
  required: z.boolean().optional(),
  deprecationMessage: text.optional(),
})
const common = {
  id: z
    .string()
    .regex(/^[A-Za-z_][\w-]*$/)
    .optional(),
  name: text.optional(),
  if: z.union([text, z.boolean()]).optional(),
  env: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  'continue-on-error': z.union([z.boolean(), text]).optional(),
}
/** A script needs a shell; only a script has a working directory. */
const script = z.strictObject({ ...common, run: text, shell: text, 'working-directory': text.optional() })
const call = z.strictObject({
  ...common,
  uses: z.string().regex(/^(\.\/|docker:\/\/|[\w.-]+\/[\w./-]+@)/),
  with: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
})

/** Each key that a composite action can have: https://docs.github.com/en/actions/reference/metadata-syntax-for-github-actions */
export const compositeAction = z.strictObject({
  name: text,
  author: text.optional(),
  description: text,
  branding: z
    .strictObject({
      icon: z.string().regex(/^[a-z0-9-]+$/),
      color: z.enum(['white', 'black', 'yellow', 'blue', 'green', 'orange', 'red', 'purple', 'gray-dark']),
    })
    .optional(),
  inputs: z.record(z.string().regex(/^[A-Za-z_][\w-]*$/), input).optional(),
  outputs: z.record(z.string(), z.strictObject({ description: text, value: text })).optional(),
  runs: z.strictObject({ using: z.literal('composite'), steps: z.array(z.union([script, call])).min(1) }),
})
