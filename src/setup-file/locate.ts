import { findNodeAtLocation, getNodePath, type Node, parseTree } from 'jsonc-parser'

/** The line, from 1, of the value at `path` in a JSON text, or of the nearest existing value around it. */
export function lineOf(text: string, path: readonly PropertyKey[]): number {
  const root = parseTree(text)
  if (root === undefined) return 1
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length).map(segment))
    if (node !== undefined) return lineAt(text, startOf(node))
  }
  return 1
}

/** The line of an offset in a text, from 1. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

/** A member begins at its key. */
function startOf(node: Node): number {
  return typeof getNodePath(node).at(-1) === 'string' ? (node.parent ?? node).offset : node.offset
}

function segment(key: PropertyKey): string | number {
  return typeof key === 'number' ? key : String(key)
}
