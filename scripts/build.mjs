// Bundles the command line, the library and the parser thread into dist/, then writes the type declarations.
// One bundle per entry keeps start-up close to an empty node script; native parsers stay outside of it.
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { build } from 'esbuild'

const require = createRequire(import.meta.url)

/** Read only when there is TypeScript or JavaScript, and large: a file of its own, minified to a third. */
const SCRIPT_PARSER = '@typescript-eslint/typescript-estree'
const apart = {
  name: 'parser apart',
  setup: ({ onResolve }) =>
    onResolve({ filter: new RegExp(`^${SCRIPT_PARSER}$`) }, () => ({ path: './typescript-estree.js', external: true })),
}

const COMMON = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  legalComments: 'eof',
  logLevel: 'warning',
}
const REQUIRE =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);"

rmSync('dist', { recursive: true, force: true })
await build({
  ...COMMON,
  entryPoints: {
    cli: 'src/cli/main.ts',
    index: 'src/index.ts',
    worker: 'src/parse/worker.ts',
    'facts-worker': 'src/facts/apart/worker.ts',
  },
  outdir: 'dist',
  splitting: true,
  chunkNames: '[name]-[hash]',
  external: ['tree-sitter', 'tree-sitter-python'],
  plugins: [apart],
  banner: { js: REQUIRE },
})
await build({
  ...COMMON,
  stdin: { contents: `export { parse } from '${SCRIPT_PARSER}'`, resolveDir: '.' },
  outfile: 'dist/typescript-estree.js',
  minify: true,
  // The compiler asks where it lies; it is never started from here.
  banner: { js: `${REQUIRE} const __filename = import.meta.filename, __dirname = import.meta.dirname;` },
})
// While working on the code, types are checked by the editor: `npm run bundle` leaves them out.
if (!process.argv.includes('--no-types')) {
  execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), '--emitDeclarationOnly'], { stdio: 'inherit' })
}
