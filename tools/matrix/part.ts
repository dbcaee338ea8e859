import type { ContractHeader } from '../../src/contract-runner/index.ts'

/** One of so many parts of the matrix; `number` counts from 1. Together the parts are the whole of it. */
export interface Part {
  readonly number: number
  readonly of: number
}

/** All of it. */
export const wholeMatrix: Part = { number: 1, of: 1 }

/** How many parts the tests go through, one a day. */
export const partsOfTheTests = 20

const day = 24 * 60 * 60 * 1000

/** The part whose turn it is at `now`, in milliseconds since 1970. After twenty days each has had its turn. */
export function partOfTheDay(now: number): Part {
  return { number: (Math.floor(now / day) % partsOfTheTests) + 1, of: partsOfTheTests }
}

/** Reads `3/20`. Throws an Error, with an example, where it is not one of so many parts. */
export function readPart(text: string): Part {
  const [, number, of] = /^(\d+)\/(\d+)$/.exec(text)?.map(Number) ?? []
  if (number === undefined || of === undefined || number < 1 || number > of)
    throw new Error(
      `A part of the matrix is written like 3/20, or 1/1 for the whole, and not ${JSON.stringify(text)}.`,
    )
  return { number, of }
}

/**
 * The contracts to run on one twin: those that claim it, always, and of the others those of this part. `place` is the
 * twin's among all twins: neighbours get different contracts, so that each part has some of every twin and every contract.
 */
export function contractsFor<Contract extends ContractHeader>(
  twin: { readonly name: string; readonly place: number },
  contracts: readonly Contract[],
  part: Part,
): readonly Contract[] {
  return contracts.filter(
    (contract, index) =>
      contract.twins.includes(twin.name) || (twin.place + index) % part.of === part.number - 1,
  )
}
