import { createHash } from 'node:crypto'
import type { Plugin } from 'vite'

/**
 * Writes saved.html beside the pages: the inspector in one file, with script, style and a placeholder for a journal.
 * The page fills in a journal and offers the result for download (state/save.ts).
 */
export function savedPage(): Plugin {
  return {
    name: 'mock-zoom:saved-page',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const files = Object.values(bundle)
      const script = files.find((file) => file.type === 'chunk' && file.name === 'index')
      const style = files.find((file) => file.type === 'asset' && file.fileName.endsWith('.css'))
      if (script?.type !== 'chunk' || style?.type !== 'asset') this.error('no script or no style to save')
      this.emitFile({
        type: 'asset',
        fileName: 'saved.html',
        source: pageOf(script.code, String(style.source)),
      })
    },
  }
}

function pageOf(script: string, style: string): string {
  // In strings and regular expressions the backslash changes nothing; the text can't occur anywhere else.
  const safe = script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--')
  const policy = `default-src 'none'; script-src '${hashOf(safe)}'; style-src '${hashOf(style)}'; img-src data:; base-uri 'none'`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>mock-zoom: a saved journal</title>
<style>${style}</style>
</head>
<body>
<div id="inspector"></div>
<script type="application/json" id="saved-journal">null</script>
<script type="module">${safe}</script>
</body>
</html>
`
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
