import type { ClassFacts } from '../../../src/facts/types/names.ts'
import type { Call, ModuleFacts } from '../../../src/facts/types.ts'
import type { Location } from '../../../src/model.ts'
import { type Code, placeOf } from '../evidence/use.ts'
import { findHandlers } from './handlers.ts'

/** A field of what a service answers. */
export interface ResponseField {
  readonly name: string
  readonly at: Location
}

const RECORD = /(^|\.)(BaseModel|Schema|SQLModel|Struct|TypedDict|Serializer|NamedTuple)$/
const ANSWERS = /(^|\.)(JSONResponse|ORJSONResponse|jsonify|json_response|Response)$/

/** Fields that handlers return: those of their response models, and keys of the records that they make on the spot. */
export function responseFields(code: Code): ResponseField[] {
  const handlers = findHandlers(code)
  const answers = new Set(handlers.flatMap(({ module, unit, line }) => answerNames(code.modules[module]!, unit, line)))
  const declared = code.modules.flatMap((facts, module) =>
    facts.role === 'source' ? modelsNamed(facts, answers).flatMap((one) => fieldsOf(code, module, one)) : [],
  )
  const made = handlers.flatMap(({ module, unit }) =>
    code.modules[module]!.calls.filter((call) => call.unit === unit && ANSWERS.test(call.callee)).flatMap((call) =>
      call.arguments.flatMap(({ keys = [] }) => keys.map((name) => ({ name, at: at(code, module, call.line) }))),
    ),
  )
  return [...declared, ...made]
}

/** Lines that decorators of a function may take. */
const DECORATED = 30

/** `response_model=Answer` above the function, and `Answer(...)` in it. */
function answerNames({ calls }: ModuleFacts, unit: number, line: number): string[] {
  const above = (call: Call) => call.line <= line && call.line > line - DECORATED
  const declared = calls
    .filter(above)
    .flatMap(({ arguments: all }) =>
      all.flatMap(({ keyword, name }) => (keyword === 'response_model' && name ? [name] : [])),
    )
  return [...declared, ...calls.filter((call) => call.unit === unit).map(({ callee }) => callee)]
}

function modelsNamed({ names }: ModuleFacts, answers: ReadonlySet<string>): ClassFacts[] {
  return names.classes.filter(({ name, bases }) => answers.has(name) && bases.some((base) => RECORD.test(base)))
}

/** Annotated names between the head of the class and the next one. */
function fieldsOf(code: Code, module: number, { line }: ClassFacts): ResponseField[] {
  const { names, units, totalLines } = code.modules[module]!
  const starts = [...names.classes, ...units].map((one) => one.line).filter((one) => one > line)
  const end = Math.min(totalLines + 1, ...starts)
  return names.bindings
    .filter((one) => one.annotation !== undefined && one.unit < 0 && one.line > line && one.line < end)
    .flatMap((one) => one.targets.map((name) => ({ name, at: at(code, module, one.line) })))
}

function at({ modules }: Code, module: number, line: number): Location {
  return placeOf(modules, { module, line })
}
