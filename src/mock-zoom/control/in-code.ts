import type { OperationGroup } from './operation.ts'
import { operations } from './operations.ts'

/** Says in the words of code what HTTP says: `zoom.apps.list()` in place of `GET /__mock/apps`. */
export function inCode(text: string): string {
  return text
    .replaceAll(/\b(GET|POST|PUT|PATCH|DELETE) (\/__mock\/[\w@{}./-]*[\w}])/g, (said, method, path) => {
      const name = names.find((each) => each.method === method && each.path.test(path))?.name
      return name === undefined ? said : `zoom.${name}()`
    })
    .replace('docs/control-api.md shows each body', 'docs/api.md shows each argument')
}

const names = Object.entries<OperationGroup>(operations).flatMap(([group, members]) =>
  Object.entries(members).map(([name, { method, path }]) => ({
    name: group === 'mock' ? name : `${group}.${name}`,
    method,
    path: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  })),
)
