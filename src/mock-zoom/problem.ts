/**
 * Something that the person who runs the mock can mend: a taken port, a file that is no database, a wrong option.
 * The message names the place and the remedy; no stack trace is of use.
 */
export class SetupProblem extends Error {
  override readonly name = 'SetupProblem'
}
