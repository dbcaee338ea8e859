import ts from 'typescript'

/** What the compiler says about these files. An example may have unused constants. */
export function mistakesIn(paths: readonly string[]): string[] {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, '.')
  const program = ts.createProgram([...paths], {
    ...options,
    incremental: false,
    noUnusedLocals: false,
    paths: { ...options.paths, ...sources },
  })
  return paths
    .flatMap((path) => ts.getPreEmitDiagnostics(program, program.getSourceFile(path)))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}

/** What people import by the package's name, so that no example is checked against an old build. */
const sources = {
  'mock-zoom': ['./src/mock-zoom/index.ts'],
  'mock-zoom/client': ['./src/mock-zoom/client/index.ts'],
  'mock-zoom/contracts': ['./contracts/index.ts'],
  'mock-zoom/reference-client': ['./src/reference-client/index.ts'],
  'mock-zoom/testcontainers': ['./src/testcontainers/index.ts'],
  'mock-zoom/vitest': ['./src/vitest/index.ts'],
}
