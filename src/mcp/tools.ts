import { z } from 'zod'
import { contracts } from '../../contracts/index.ts'
import type { Contract, ContractResult, Profile, RunReport } from '../contract-runner/index.ts'
import { contractGroups } from '../contract-runner/index.ts'
import { operations } from '../mock-zoom/control/operations.ts'
import type { MockZoom } from '../mock-zoom/index.ts'
import {
  diagnose,
  MockZoomError,
  namesFrom,
  profileNames,
  readSavedJournal,
  seeded,
} from '../mock-zoom/index.ts'
import { commandOf, contractAgainst } from './catching.ts'
import { tellFindings } from './tell-findings.ts'
import { tellState } from './tell-state.ts'
import { type Tool, tool } from './tool.ts'

/** What the tools work with. */
export interface Surroundings {
  /** The running mock. Throws a MockZoomError if there is none. */
  readonly zoom: () => Promise<MockZoom>
  /** Runs contracts on the app of the subject file. Throws a MockZoomError if there is none. */
  readonly judge: (chosen: readonly Contract[], profile: Profile | undefined) => Promise<RunReport>
}

const group = z.enum(contractGroups).optional().describe('Only this part of an app’s life.')
const longestJournal = 4_000_000

/** All tools. Those that change something are made from the operations of the control API. */
export function createTools({ zoom, judge }: Surroundings): readonly Tool[] {
  return [
    tool({
      name: 'why',
      title: 'Why did it fail?',
      description:
        'Says why a request to Zoom just failed, or what is wrong with the app’s use of OAuth: each finding with the requests ' +
        'that prove it, what goes wrong in production, the fix, and a command that is red now and green once it is fixed. ' +
        'Call it first, after anything unexpected. Pass lastEntry of the previous result as after to hear only what is new.',
      input: z.strictObject({
        after: z.int().min(0).default(0).describe('Only what came after this journal entry.'),
      }),
      writes: false,
      tellsRecorded: true,
      async run({ after }) {
        const mock = await zoom()
        const [exchanges, entries, apps, users] = await Promise.all([
          mock.journal.exchanges(),
          mock.journal.list(),
          mock.apps.list(),
          mock.users.list(),
        ])
        return tellFindings({ exchanges, entries, names: namesFrom({ apps, users }), after })
      },
    }),
    tool({
      name: 'explain',
      title: 'Explain a saved journal',
      description:
        'Explains what went wrong in a journal of mock-zoom that somebody saved, given as text: what the control API ' +
        'returns as journal, what serve --json prints, or what the inspector and --save write. For the running mock, use why.',
      input: z.strictObject({
        journal: z.string().min(1).max(longestJournal).describe('The content of the file, not its name.'),
      }),
      writes: false,
      tellsRecorded: true,
      async run({ journal }) {
        const saved = readSavedJournal(journal, 'The text')
        const names = namesFrom(saved, seeded)
        const exchanges = diagnose(saved.entries, names)
        return tellFindings({ exchanges, entries: saved.entries, names, after: 0 })
      },
    }),
    tool({
      name: 'list_contracts',
      title: 'List the contracts',
      description:
        'Lists the promises that a correct Zoom integration keeps, such as “code-is-exchanged-once”, with their ids for ' +
        'run_contracts and reproduce.',
      input: z.strictObject({ group }),
      writes: false,
      run: async (chosen) => ({
        contracts: contracts
          .filter((contract) => chosen.group === undefined || contract.group === chosen.group)
          .map(({ id, group, title, severity }) => ({ id, group, title, severity })),
      }),
    }),
    tool({
      name: 'reproduce',
      title: 'Reproduce a mistake',
      description:
        'For a finding’s rule or a contract’s id: the command that is red while the app makes the mistake and green once it ' +
        'is fixed, what it does, what Zoom says, and how a fix looks in code. It runs nothing itself.',
      input: z.strictObject({
        of: z.string().min(1).max(100).describe('A rule, such as code-replayed, or the id of a contract.'),
      }),
      writes: false,
      run: async ({ of }) => {
        const { id, title, why, goesWrong, zoomSays, remedy } = contractFor(of)
        return {
          contract: id,
          promise: title,
          why,
          inProduction: goesWrong,
          zoomSays,
          fix: remedy,
          redNowGreenWhenFixed: commandOf(id),
          ifThereIsNoSubjectFile:
            'npx mock-zoom init writes mock-zoom.subject.json, which says how the app is started.',
        }
      },
    }),
    tool({
      name: 'run_contracts',
      title: 'Run contracts on the app',
      description:
        'Starts the app of the subject file and tests it from outside: what is wrong, each cause once with its fix, then each ' +
        'contract that was not kept with the command that runs it alone. Takes seconds for one contract, minutes for all. It ' +
        'uses mocks of its own, not the running one.',
      input: z.strictObject({
        only: z.array(z.string().max(100)).min(1).max(100).optional().describe('Ids, from list_contracts.'),
        group,
        profile: z.enum(profileNames).optional().describe('Only this era of Zoom; both by default.'),
      }),
      writes: true,
      tellsRecorded: true,
      async run({ only, group: inGroup, profile }) {
        const chosen = (only?.map(contractNamed) ?? contracts).filter(
          (contract) => inGroup === undefined || contract.group === inGroup,
        )
        return tellReport(await judge(chosen, profile))
      },
    }),
    tool({
      name: 'state',
      title: 'The mock’s state',
      description:
        'The mock’s address, era and clock, its apps (without secrets), Zoom users, who is signed in, grants, and the faults ' +
        'that wait for their requests.',
      input: z.strictObject({}),
      writes: false,
      tellsRecorded: true,
      async run() {
        return await tellState(await zoom())
      },
    }),
    tool({
      name: 'advance_clock',
      title: 'Advance the clock',
      description: `${operations.clock.advance.summary} Use it to let tokens expire: access tokens live for one hour.`,
      input: operations.clock.advance.body.shape.advance,
      writes: true,
      run: async (by) => ({ now: (await (await zoom()).clock.advance(by)).iso }),
    }),
    tool({
      name: 'arm_fault',
      title: 'Arm a fault',
      description: `${operations.faults.add.summary} Use it to see what the app does on a bad day of Zoom’s.`,
      input: operations.faults.add.body,
      writes: true,
      async run(fault) {
        const { id, route, remaining, share } = await (await zoom()).faults.add(fault)
        return { armed: { id, route, remaining, share } }
      },
    }),
    tool({
      name: 'reset',
      title: 'Reset the mock',
      description: `${operations.mock.reset.summary} Tokens that the app has stored are unknown afterwards.`,
      input: operations.mock.reset.body,
      writes: true,
      destroys: true,
      async run() {
        await (await zoom()).reset()
        return { done: 'The mock is as it was at its start.' }
      },
    }),
  ]
}

function contractFor(ruleOrId: string): Contract {
  const contract = contracts.find(({ id }) => id === ruleOrId) ?? contractAgainst(ruleOrId)
  if (contract) return contract
  throw new MockZoomError(
    `No contract is known to catch ${ruleOrId}`,
    'list_contracts has the ids. For a finding without one, repeat the requests of its evidence and call why again.',
  )
}

function contractNamed(id: string): Contract {
  const contract = contracts.find((each) => each.id === id)
  if (contract) return contract
  throw new MockZoomError(`There is no contract ${id}`, 'list_contracts has the ids.')
}

function tellReport({ subject, counts, causes, results }: RunReport) {
  return {
    app: subject,
    counts,
    causes: causes.map(({ id, sentence, inProduction, remedy, breaks, blocks }) => ({
      id,
      sentence,
      inProduction,
      fix: remedy,
      breaks,
      blocks,
    })),
    notKept: results.filter(({ verdict }) => verdict !== 'kept').map(tellResult),
  }
}

function tellResult(result: ContractResult) {
  const { contract, profile, verdict } = result
  const common = { contract: contract.id, profile, verdict }
  switch (verdict) {
    case 'kept':
      return common
    case 'broken': {
      const { appDid, expected } = result.failure
      return { ...common, appDid, expected, redNowGreenWhenFixed: result.reproduce }
    }
    case 'could-not-run':
      return { ...common, problem: result.problem }
    default:
      return { ...common, reason: result.reason }
  }
}
