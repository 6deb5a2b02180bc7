import * as z from 'zod'
import { configSchema } from './schema.ts'

/** The JSON Schema of a configuration, for editors. */
export function configJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(configSchema)
  return { $schema, title: 'Configuration of se-ml', ...schema }
}
