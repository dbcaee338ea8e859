import { findNodeAtLocation, getNodePath, type Node, parseTree } from 'jsonc-parser'

/** The line of a JSON text at which the value at `path` stands, or the nearest that is there, from 1. */
export function lineOf(text: string, path: readonly PropertyKey[]): number {
  const root = parseTree(text)
  if (root === undefined) return 1
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length).map(segment))
    if (node !== undefined) return lineAt(text, startOf(node))
  }
  return 1
}

/** The line of a place in a text, from 1. */
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
