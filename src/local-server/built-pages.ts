import { readFile } from 'node:fs/promises'

/** A file of a page, and the headers to send it with. */
export interface BuiltFile {
  readonly content: Buffer
  readonly headers: Readonly<Record<string, string>>
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
}

/**
 * Reads a file of the pages that Vite builds, from the first of the folders that has it. Undefined if none has, or if the
 * name isn't that of a page's file.
 */
export async function readBuiltFile(folders: readonly URL[], name: string): Promise<BuiltFile | undefined> {
  const type = types[/^[\w-]+\.(\w+)$/.exec(name)?.[1] ?? '']
  const content = type === undefined ? undefined : await readFirst(folders, name)
  if (type === undefined || content === undefined) return undefined
  const isPage = name.endsWith('.html')
  return {
    content,
    headers: {
      'Content-Type': type,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      // Vite puts a hash into the names of scripts and styles.
      'Cache-Control': isPage ? 'no-store' : 'public, max-age=31536000, immutable',
      ...(isPage ? { 'Content-Security-Policy': contentSecurityPolicy } : {}),
    },
  }
}

/** Nothing from other origins, nothing inline, no frames around it. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

async function readFirst(folders: readonly URL[], name: string): Promise<Buffer | undefined> {
  for (const folder of folders) {
    try {
      return await readFile(new URL(name, folder))
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    }
  }
  return undefined
}
