import { useEffect, useState } from 'preact/hooks'

interface CopyButtonProps {
  readonly text: string
  readonly children: string
}

/** Copies a text, and confirms it. */
export function CopyButton({ text, children }: CopyButtonProps) {
  const [state, setState] = useState<'ready' | 'copied' | 'failed'>('ready')
  useEffect(() => {
    if (state === 'ready') return
    const timer = setTimeout(() => setState('ready'), 2_000)
    return () => clearTimeout(timer)
  }, [state])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setState('copied')
    } catch {
      setState(copyBySelection(text) ? 'copied' : 'failed')
    }
  }
  return (
    <button type="button" class="small" onClick={copy}>
      <span aria-live="polite">
        {
          { ready: children, copied: 'Copied', failed: 'Your browser does not allow it; select the text' }[
            state
          ]
        }
      </span>
    </button>
  )
}

/** The older way, for pages that come over plain HTTP from another machine: these can't use the clipboard API. */
function copyBySelection(text: string): boolean {
  const field = document.createElement('textarea')
  field.value = text
  document.body.append(field)
  field.select()
  const done = document.execCommand('copy')
  field.remove()
  return done
}
