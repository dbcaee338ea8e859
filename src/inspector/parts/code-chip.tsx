import { createContext, Fragment, h, type VNode } from 'preact'
import { useContext } from 'preact/hooks'
import { type CodeNumbers, drawCodes, type Pencil } from '../../diagram/pencil.ts'

/** Draws with Preact's nodes. */
export const preact: Pencil<VNode> = (tag, attributes, ...children) => h(tag, { ...attributes }, ...children)

const none: CodeNumbers = new Map()

/** The codes that this page knows. Each has its own colour, wherever it stands. */
export const CodeNumbersContext = createContext<CodeNumbers>(none)

export function useCodeNumbers(): CodeNumbers {
  return useContext(CodeNumbersContext)
}

/** Text with its codes in their colours. */
export function WithCodes({ text }: { readonly text: string }) {
  return h(Fragment, null, ...drawCodes(preact, text, useCodeNumbers()))
}
