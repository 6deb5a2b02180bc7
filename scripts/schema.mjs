// Writes the JSON Schemas that ship with the package, from the types: `npm run schema`. A test fails when one is out of
// date. Another schema is one more entry of `schemas`.
import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** File name below schema/ -> a function that returns the schema. */
const schemas = {
  'report.schema.json': reportSchema,
}

/** The schema of what `se-ml audit --format json` prints, from the type `Report`. */
async function reportSchema() {
  const { createGenerator } = await import('ts-json-schema-generator')
  const root = fileURLToPath(new URL('..', import.meta.url))
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
