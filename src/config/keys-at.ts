import * as z from 'zod'
import { configSchema } from './schema.ts'

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema | boolean
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
}

/** Keys that the configuration may have at a path. */
export function keysAt(path: readonly PropertyKey[]): string[] {
  let open: readonly Schema[] = [z.toJSONSchema(configSchema) as Schema]
  for (const step of path) open = forms(open).flatMap((schema) => below(schema, step))
  return forms(open).flatMap(({ properties = {} }) => Object.keys(properties))
}

function forms(schemas: readonly Schema[]): readonly Schema[] {
  return schemas.flatMap((schema) => [schema, ...(schema.anyOf ?? [])])
}

function below({ properties, additionalProperties, items }: Schema, step: PropertyKey): Schema[] {
  if (typeof step === 'number') return items ? [items] : []
  const known = properties && Object.hasOwn(properties, step) ? properties[String(step)] : undefined
  if (known !== undefined) return [known]
  return typeof additionalProperties === 'object' ? [additionalProperties] : []
}
