import { type AppKind, type ContractHeader, kindOf } from '../../src/contract-runner/index.ts'

/** One of `of` parts of the matrix; `number` counts from 1. Together, the parts are the whole matrix. */
export interface Part {
  readonly number: number
  readonly of: number
}

/** The whole matrix. */
export const wholeMatrix: Part = { number: 1, of: 1 }

/** How many parts the tests go through, one a day. */
export const partsOfTheTests = 20

const day = 24 * 60 * 60 * 1000

/** The part that is due at `now`, in milliseconds since 1970. After twenty days, each has been due once. */
export function partOfTheDay(now: number): Part {
  return { number: (Math.floor(now / day) % partsOfTheTests) + 1, of: partsOfTheTests }
}

/** Reads `3/20`. Throws an Error, with an example, if the text isn't like that. */
export function readPart(text: string): Part {
  const [, number, of] = /^(\d+)\/(\d+)$/.exec(text)?.map(Number) ?? []
  if (number === undefined || of === undefined || number < 1 || number > of)
    throw new Error(
      `Expected a part of the matrix, such as 3/20, or 1/1 for the whole; got ${JSON.stringify(text)}.`,
    )
  return { number, of }
}

/**
 * The contracts to run on one twin: always those that claim it, and those of the others of its kind that are in this part.
 * `place` is the twin's index among all twins: neighbours get different contracts, so that each part has some of every twin and
 * contract.
 */
export function contractsFor<Contract extends ContractHeader>(
  twin: { readonly name: string; readonly place: number; readonly kind?: AppKind | undefined },
  contracts: readonly Contract[],
  part: Part,
): readonly Contract[] {
  return contracts.filter(
    (contract, index) =>
      kindOf(contract) === (twin.kind ?? 'user-managed') &&
      (contract.twins.includes(twin.name) || (twin.place + index) % part.of === part.number - 1),
  )
}

/**
 * What runs in Chromium: each twin on the contracts that claim it, and the reference client on all. A part has some of the twins
 * and some of the contracts.
 */
export function columnsInBrowser<Contract extends ContractHeader>(
  twins: readonly string[],
  contracts: readonly Contract[],
  part: Part,
): readonly { readonly twin: string | null; readonly contracts: readonly Contract[] }[] {
  const isDue = (_: unknown, place: number) => place % part.of === part.number - 1
  const due = twins.filter(isDue).map((twin) => ({
    twin,
    contracts: contracts.filter((contract) => contract.twins.includes(twin)),
  }))
  return [{ twin: null, contracts: contracts.filter(isDue) }, ...due]
}
