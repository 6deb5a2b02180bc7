import type { Argument } from '../../../src/facts/types/names.ts'
import { isIdentifying } from '../../../src/facts/types/person-columns.ts'
import type { Call, ModuleFacts } from '../../../src/facts/types.ts'
import { type Code, writtenCall } from '../evidence/use.ts'
import { type UnitRef, unitKey } from '../reach/callers.ts'

/** What a handler records of a prediction. */
export interface Record {
  /** Worth of where it is written: printed 0.3, logged 0.7, stored 1 (practices.md, practice 33). */
  readonly sink: number
  readonly name: string
  readonly parts: ReadonlySet<Part>
  /** Keys of the record that name a person directly, and nothing near it masks: `email`. */
  readonly identifying: readonly string[]
  readonly module: number
  readonly line: number
}

export type Part = 'prediction' | 'version' | 'input'

const SINKS: readonly (readonly [RegExp, number])[] = [
  [/^builtins\.print$/, 0.3],
  [
    /^logging\.(info|warning|log|error|getLogger\b.*\.(info|warning|log))$|^loguru\.logger\.(info|log|success)$|^structlog\..*\.(info|msg|bind)$|^flask\..*logger\.(info|warning)$/,
    0.7,
  ],
  [
    /^bentoml\.monitor\b.*|^whylogs\.log$|^(langfuse|langsmith|mlflow\.tracing|opik|weave)\..*|^(kafka|confluent_kafka|aiokafka)\..*\.(send|produce|send_and_wait)$|^google\.cloud\.(pubsub\w*\..*\.publish|bigquery\..*\.insert_rows\w*|logging\..*\.log_struct)$|^(pymongo|motor)\..*\.insert_\w+$|^(sqlalchemy|sqlmodel)\..*\.(add|add_all|merge)$|^(redis|aioredis)\..*\.(xadd|lpush|rpush|set|hset)$|^azureml\.(monitoring|ai\.monitoring|datacollector)\..*|^(psycopg2?|sqlite3|pymysql|asyncpg)\..*\.(execute|executemany|copy_records_to_table)$/,
    1,
  ],
]

/** Names that say the same where the object is not known: `self.producer.send(...)`, `logger.info(...)`. */
const BY_WORDS: readonly (readonly [RegExp, number])[] = [
  [/(^|\.)(\w*_)?(log|logger|logging)\.(info|warning|msg)$/i, 0.7],
  [
    /(^|\.)(kinesis\w*|firehose\w*|sqs\w*|dynamodb\w*|s3\w*|table)\.(put_records?|put_item|put_object|send_message)$/,
    1,
  ],
  [/(^|\.)\w*producer\.(send|produce)$/, 1],
  [/(^|\.)\w*(collection|db)\.insert_(one|many)$/, 1],
  [/(^|\.)\w*session\.add$/, 1],
  [/(^|\.)\w*(prediction|inference)\w*\.(create|objects\.create|insert|save)$/i, 1],
  [
    /(^|\.)(?!\w*(latency|duration|time|count|metrics?|errors?|failures?)$)\w*(log|store|save|record|persist|capture)_?\w*(prediction|inference|request)\w*$/i,
    0.7,
  ],
]

const PARTS: readonly (readonly [Part, RegExp])[] = [
  ['version', /(model|api)?_?version|run_?id|model_?(uri|name|id|tag)|git_?sha|commit|alias|checkpoint/i],
  ['prediction', /pred|result|output|score|prob|label|class(es)?\b|answer|response|decision|forecast/i],
  [
    'input',
    /input|feature|payload|request|instance|query|row\b|sample|record|body|image|text|data\b|prompt|document|event/i,
  ],
]

/** How many calls deep a handler is followed. */
const HOPS = 2

/** All that a handler records, in it and in what it calls. @param hops calls that are followed */
export function recordsOf(code: Code, handler: UnitRef, hops = HOPS): Record[] {
  const units = unitsNearby(code, handler, hops)
  return code.names.calls.length === 0 ? [] : [...resolved(code, units), ...byWords(code, units)]
}

/** Each hop starts from what the one before has found, so that the order of files decides nothing. */
function unitsNearby(code: Code, start: UnitRef, hops: number): ReadonlySet<string> {
  const seen = new Set([unitKey(start)])
  for (let hop = 0; hop < hops; hop++) {
    const before = new Set(seen)
    for (const call of code.names.calls)
      if (call.to && call.to.unit >= 0 && before.has(unitKey(call))) seen.add(unitKey(call.to))
  }
  return seen
}

const AROUND = /(^|\.)(middleware|after_request|after_app_request)(\(\))?$/

/** What functions around each request record: `@app.middleware("http")`. Without the version of a model it is an access log. */
export function recordsAround(code: Code): Record[] {
  return aroundRequests(code)
    .flatMap((unit) => recordsOf(code, unit))
    .filter(({ parts }) => parts.has('version'))
}

function aroundRequests({ modules }: Code): UnitRef[] {
  return modules.flatMap(({ names, role }, module) =>
    role !== 'source'
      ? []
      : names.signatures
          .filter(({ decorators }) => decorators.some((one) => AROUND.test(one)))
          .map(({ unit }) => ({ module, unit })),
  )
}

function resolved(code: Code, units: ReadonlySet<string>): Record[] {
  return code.names.calls.flatMap((call) => {
    const sink = units.has(unitKey(call)) ? SINKS.find(([pattern]) => pattern.test(call.name))?.[1] : undefined
    return sink === undefined ? [] : [toRecord(code.modules, call.module, writtenCall(code.modules, call), sink)]
  })
}

function byWords({ modules, names }: Code, units: ReadonlySet<string>): Record[] {
  return modules.flatMap(({ calls, role }, module) =>
    role !== 'source'
      ? []
      : calls.flatMap((call, index) => {
          const sink = units.has(unitKey({ module, unit: call.unit }))
            ? BY_WORDS.find(([pattern]) => pattern.test(call.callee))?.[1]
            : undefined
          if (sink === undefined) return []
          const to = names.calls.find((one) => one.module === module && one.call === index)?.to
          return [toRecord(modules, module, call, to && stores(modules, to) ? STORED : sink)]
        }),
  )
}

const STORED = 1
const WRITES =
  /(^|\.)(to_(parquet|csv|sql|json|gbq|delta)|write_(parquet|csv|table|deltalake)|insert(_\w+)?|put_(object|item|records?)|upload_\w+|executemany)$/

/** A function of the project that keeps what it is given in a file or table. */
function stores(modules: Code['modules'], { module, unit }: UnitRef): boolean {
  return modules[module]!.calls.some((call) => call.unit === unit && WRITES.test(call.callee))
}

/** Records that any source code writes to a store for predictions, told by its name: `ImagePrediction.create(...)`. */
export function storedRecords({ modules }: Code): { record: Record; unit: number }[] {
  return modules.flatMap(({ calls, role }, module) =>
    role !== 'source'
      ? []
      : calls
          .filter(({ callee }) => STORE.test(callee))
          .map((call) => ({ record: toRecord(modules, module, call, 1, true), unit: call.unit })),
  )
}

const STORE = /(^|\.)\w*(prediction|inference)\w*\.(create|objects\.create|insert|insert_many|save|get_or_create)$/i

function toRecord(modules: Code['modules'], module: number, call: Call, sink: number, isPrediction = false): Record {
  const written = [call, ...packed(call, modules[module]!)].flatMap((one) => one.arguments)
  const words = written.map(wordsOf).join(' ')
  const parts = new Set(PARTS.filter(([, pattern]) => pattern.test(words)).map(([part]) => part))
  if (isPrediction) parts.add('prediction')
  const keys = written.flatMap(({ keyword = '', keys = [] }) => [keyword, ...keys])
  const identifying = masks(modules[module]!, call.unit) ? [] : keys.filter(isIdentifying)
  return { sink, name: call.callee, parts, identifying, module, line: call.line }
}

const MASKS = /mask|hash|redact|anonymi|pseudonym|encrypt|hexdigest|scrub/i

/** What a key holds cannot be seen; where the function masks something, it is taken to be that. */
function masks({ calls }: ModuleFacts, unit: number): boolean {
  return calls.some((one) => one.unit === unit && MASKS.test(one.callee))
}

/** `logger.info(json.dumps({...}))`: what is recorded stands in the call inside. */
function packed(call: Call, { calls }: ModuleFacts): Call[] {
  const isPacked = call.arguments.some(({ name }) => /(^|\.)(dumps|dict)\(\)$/.test(name ?? ''))
  if (!isPacked) return []
  return calls
    .filter(
      ({ callee, line, unit }) =>
        unit === call.unit && /(^|\.)(dumps|dict)$/.test(callee) && line >= call.line && line < call.line + 12,
    )
    .slice(0, 1)
}

function wordsOf({ keyword, value, name, keys }: Argument): string {
  const texts = Array.isArray(value) ? value : [value]
  return [keyword, name, ...texts, ...(keys ?? [])].filter((part) => typeof part === 'string').join(' ')
}
