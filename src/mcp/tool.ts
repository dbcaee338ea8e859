import type { z } from 'zod'

/** A tool that an agent can call. */
export interface Tool {
  readonly name: string
  readonly title: string
  /** What it does and when to choose it. */
  readonly description: string
  readonly input: z.ZodObject
  /** It changes the mock, or runs the app: only there if the user allowed that. */
  readonly writes: boolean
  /** It removes what can't be brought back. */
  readonly destroys?: boolean
  /** Its result is in part text from requests, which may come from anyone. */
  readonly tellsRecorded?: boolean
  /** Throws a MockZoomError whose message helps. */
  readonly run: (input: never) => Promise<Readonly<Record<string, unknown>>>
}

/** Joins a tool's input schema with the type of what it runs on. */
export function tool<Input extends z.ZodObject>(
  described: Omit<Tool, 'input' | 'run'> & {
    readonly input: Input
    readonly run: (input: z.output<Input>) => Promise<Readonly<Record<string, unknown>>>
  },
): Tool {
  return described
}
