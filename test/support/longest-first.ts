import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The files that take longest, in this order. */
const longest = [
  'test/matrix/matrix.test.ts',
  'test/matrix/matrix-odd.test.ts',
  'test/examples/examples.test.ts',
  'test/package/package.test.ts',
  'test/browser/lesson.test.ts',
  'test/contracts/correct-apps.test.ts',
  'test/readme/readme.test.ts',
  'test/browser/page-agent.test.ts',
  'test/model/state-machine.test.ts',
]

/**
 * Begins with the files that take longest, so that at the end no core waits for one of them. Vitest would do so by itself
 * where it remembers the run before, but a clean checkout remembers nothing.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification) => {
      const place = longest.indexOf(relative(this.ctx.config.root, moduleId))
      return place === -1 ? longest.length : place
    }
    // Array.toSorted is stable: the others stay as Vitest orders them, project by project.
    return (await super.sort(files)).toSorted((one, other) => placeOf(one) - placeOf(other))
  }
}
