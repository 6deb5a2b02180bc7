import { mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/**
 * Measures the functions of one text as the sources do, bundled apart from the package: `(source, path)` to a list of
 * `{start, complexity, parameters}`, `undefined` for a text that does not parse.
 */
export async function loadScriptParser() {
  const folder = mkdtempSync(join(resolve('node_modules'), '.conformance-'))
  try {
    const { measureFunctions, loadParser } = await bundled(folder)
    const parser = await loadParser()
    return (source, path) => {
      try {
        return measureFunctions(parser, source, path)
      } catch {
        return undefined
      }
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function bundled(folder) {
  const outfile = join(folder, 'parser.mjs')
  const contents = `export { measureFunctions } from './src/parse/typescript/index.ts'; export { loadParser } from './src/parse/typescript/estree.ts'`
  const stdin = { contents, resolveDir: '.' }
  const external = ['@typescript-eslint/typescript-estree']
  await build({ stdin, outfile, bundle: true, format: 'esm', platform: 'node', external, logLevel: 'warning' })
  return import(pathToFileURL(outfile))
}
