// Writes the JSON Schemas that ship with the package, from the types: `npm run schema`. A test fails when one is out of
// date. Another schema is one more entry of `schemas`.
import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** File name below schema/ -> a function that returns the schema. */
const schemas = {
  'report.schema.json': reportSchema,
  'config.schema.json': configSchema,
}

const root = fileURLToPath(new URL('..', import.meta.url))

/** The schema of what `se-ml audit --format json` prints, from the type `Report`. */
async function reportSchema() {
  const { createGenerator } = await import('ts-json-schema-generator')
  const generator = createGenerator({
    path: `${root}src/model.ts`,
    tsconfig: `${root}tsconfig.json`,
    type: 'Report',
    additionalProperties: false,
    skipTypeCheck: true,
    topRef: false,
  })
  const { $schema, ...schema } = generator.createSchema('Report')
  return { $schema, title: 'Report of se-ml audit', ...schema }
}

/** The schema of a configuration, from the validator that reads it. */
async function configSchema() {
  const { configSchema: validator, toJSONSchema } = await load(
    "export { configSchema } from './src/config/schema.ts'; export { toJSONSchema } from 'zod'",
  )
  const { $schema, ...schema } = toJSONSchema(validator)
  return { $schema, title: 'Configuration of se-ml', ...schema }
}

/** Runs a module that imports TypeScript, which Node 20 does not read. */
async function load(contents) {
  const { build } = await import('esbuild')
  const stdin = { contents, resolveDir: root, loader: 'ts' }
  const { outputFiles } = await build({ stdin, bundle: true, write: false, format: 'esm', platform: 'node' })
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`)
}

/** Path of each schema file, and the text it should hold. */
export async function schemaFiles() {
  const made = Object.entries(schemas).map(async ([name, make]) => {
    const path = fileURLToPath(new URL(`../schema/${name}`, import.meta.url))
    return { name, path, text: `${JSON.stringify(await make(), null, 2)}\n` }
  })
  return Promise.all(made)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await mkdir(new URL('../schema/', import.meta.url), { recursive: true })
  for (const { path, text } of await schemaFiles()) await writeFile(path, text)
}
