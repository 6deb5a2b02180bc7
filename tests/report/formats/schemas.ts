import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import { validateXML } from 'xmllint-wasm'

const FOLDER = resolve(import.meta.dirname, '../../schemas')

/** Checks values against a published JSON schema. Those of draft 4 name themselves by `id`, which later drafts do not know. */
export function jsonSchema(file: string): ValidateFunction {
  const { $schema: _draft, id: _name, ...schema } = JSON.parse(readFileSync(resolve(FOLDER, file), 'utf8'))
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats.default(ajv)
  return ajv.compile(schema)
}

/** What libxml2 says against a document: nothing when it is well-formed, and valid where a schema is given. */
export async function xmlErrors(text: string, schema?: string): Promise<string[]> {
  const xml = [{ fileName: 'report.xml', contents: text }]
  const { errors } =
    schema === undefined
      ? await validateXML({ xml, normalization: 'c14n' })
      : await validateXML({ xml, schema: [readFileSync(resolve(FOLDER, schema), 'utf8')] })
  return errors.map(({ message }) => message)
}
