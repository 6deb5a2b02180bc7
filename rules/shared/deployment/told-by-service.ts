import type { Location } from '../../../src/model.ts'
import { type Code, placeOf } from '../evidence/use.ts'
import { type ResponseField, responseFields } from './response-fields.ts'

/** A sign in the interface for programs that a model is at work. */
export interface Told {
  readonly message: string
  readonly at: Location
  /** It says so in plain words: a version alone is for developers. */
  readonly plain: boolean
}

const PLAIN = /^(generated_by|(is_)?(ai|machine|model)_generated|(is_)?automated(_decision)?|decided_by)$/
const NAMED = /^(model_(version|name|id|card(_url)?)|intended_use)$/
const ROUTE = /^\/(api\/)?(v\d+\/)?(model[-_/]?(info|card)|about)\/?$/

/** Fields of answers, and addresses that tell of the model. */
export function toldByService(code: Code): Told[] {
  return [...responseFields(code).flatMap(ofField), ...addresses(code)]
}

function ofField({ name, at }: ResponseField): Told[] {
  const plain = PLAIN.test(name)
  return plain || NAMED.test(name) ? [{ message: `the answer has the field \`${name}\``, at, plain }] : []
}

function addresses({ modules }: Code): Told[] {
  return modules.flatMap(({ calls, role }, module) =>
    calls.flatMap(({ callee, arguments: all, line }): Told[] => {
      const path = role === 'source' && /\.(get|route)$/.test(callee) ? all[0]?.value : undefined
      if (typeof path !== 'string' || !ROUTE.test(path)) return []
      return [
        { message: `the service tells of its model at ${path}`, at: placeOf(modules, { module, line }), plain: false },
      ]
    }),
  )
}
