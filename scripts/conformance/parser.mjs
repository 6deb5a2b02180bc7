import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const COUNTING = { freeStrings: 'all', bodiesAreUnits: false }

/** The parser as the sources have it, bundled apart from the package. */
export async function loadParser() {
  const folder = mkdtempSync(join(resolve('node_modules'), '.conformance-'))
  try {
    const { parsePython, decodeSource } = await bundled(folder)
    return { read: (path) => read(path, { parsePython, decodeSource }) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function bundled(folder) {
  const outfile = join(folder, 'parser.mjs')
  const contents = `export { parsePython } from './src/parse/python.ts'; export { decodeSource } from './src/parse/decode.ts'`
  const stdin = { contents, resolveDir: '.' }
  const external = ['tree-sitter', 'tree-sitter-python']
  await build({ stdin, outfile, bundle: true, format: 'esm', platform: 'node', external, logLevel: 'warning' })
  return import(pathToFileURL(outfile))
}

/** `undefined` for a file that does not decode. */
function read(path, { parsePython, decodeSource }) {
  const decoded = decodeSource(readFileSync(path))
  return decoded.text === undefined ? undefined : parsePython(decoded.text, COUNTING)
}
