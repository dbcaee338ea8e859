import type { OperationGroup } from './operation.ts'
import { operations } from './operations.ts'

/** Translates from the words of HTTP to those of code: `GET /__mock/apps` becomes `zoom.apps.list()`. */
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
