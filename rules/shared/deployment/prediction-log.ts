import type { Evidence, Location, Reasoned } from '../../../src/model.ts'
import { type Code, placeOf } from '../evidence/use.ts'
import { unitKey } from '../reach/callers.ts'
import { findHandlers, type Handler } from './handlers.ts'
import { type Declared, settings } from './infrastructure.ts'
import { type Part, type Record, recordsAround, recordsOf, storedRecords } from './records.ts'
import { silencedLogs } from './silenced.ts'

/** One handler with the best record that it writes. */
export interface Site {
  readonly handler: Handler
  readonly at: Location
  readonly best: Record | undefined
  /** 0..1: parts that are recorded, times the worth of where to. */
  readonly share: number
  /** A worker or batch job, no handler. */
  readonly outside: boolean
}

export interface PredictionLog {
  readonly sites: readonly Site[]
  /** Setting of a platform that captures requests and answers. */
  readonly platform: Evidence | undefined
  readonly strength: Reasoned
  /** The service logs errors only. */
  readonly silenced?: Evidence
}

/** A platform names the version in what it captures. */
const CAPTURED = 0.9

/** What is recorded of predictions in the serving code and by the platform. */
export function predictionLog(code: Code, declared: readonly Declared[]): PredictionLog {
  const silenced = silencedLogs(code)
  const around = { silenced: silenced !== undefined, records: recordsAround(code) }
  const handled = findHandlers(code).map((handler) => toSite(code, handler, around))
  const sites = [...handled, ...storedElsewhere(code, handled)]
  const [platform] = settings(declared, captures)
  if (platform)
    return { sites, platform, strength: { value: CAPTURED, because: 'the platform captures requests and answers' } }
  return { sites, platform: undefined, strength: strengthOf(sites), ...(silenced && { silenced }) }
}

function strengthOf(sites: readonly Site[]): Reasoned {
  const stored = Math.max(0, ...sites.filter(({ outside }) => outside).map(({ share }) => share))
  const handlers = sites.filter(({ outside }) => !outside)
  const mean = handlers.reduce((sum, { share }) => sum + share, 0) / Math.max(1, handlers.length)
  const logged = handlers.filter(({ share }) => share > 0).length
  if (stored * OUTSIDE > mean)
    return { value: two(stored * OUTSIDE), because: 'predictions are stored by code outside of the handlers' }
  const because = `${logged} of ${handlers.length} handlers ${handlers.length === 1 ? 'records' : 'record'} something of the prediction`
  return { value: two(mean), because }
}

/** Workers may store all predictions, or some: which of the handlers they serve is not seen. */
const OUTSIDE = 0.7

function two(value: number): number {
  return Math.round(value * 100) / 100
}

/** Predictions that a worker or a batch job stores with the version of the model. */
function storedElsewhere(code: Code, handled: readonly Site[]): Site[] {
  const known = new Set(handled.map(({ handler }) => unitKey(handler)))
  return storedRecords(code).flatMap(({ record, unit }) => {
    const { name, line } = code.modules[record.module]!.units[unit] ?? { name: '', line: record.line }
    const handler = { module: record.module, unit, name, line }
    if (known.has(unitKey(handler)) || !record.parts.has('version')) return []
    return [{ handler, at: placeOf(code.modules, record), best: record, share: worth(record), outside: true }]
  })
}

const CAPTURES =
  /^(logger|data_collector|dataCollector|DataCaptureConfig|data_capture_config|enable_capture|EnableCapture)$/

function captures({ key, value }: { key: string; value?: string }, { system, kind }: Declared): string | undefined {
  const isLogger = key !== 'logger' || system === 'kserve' || system === 'seldon'
  return CAPTURES.test(key) && isLogger && value !== 'false'
    ? `${kind} captures requests and answers by \`${key}\``
    : undefined
}

/** What holds for all handlers of a service. */
interface Around {
  readonly silenced: boolean
  /** Records that a middleware writes. */
  readonly records: readonly Record[]
}

function toSite(code: Code, handler: Handler, { silenced, records }: Around): Site {
  const isKept = ({ sink }: Record) => !(silenced && sink === LOGGED)
  const near = [...recordsOf(code, handler), ...records].filter((one) => isKept(one) && isOfPrediction(one))
  // Further away a record may be of something else: there it has to name the prediction and one more.
  const far = near.length > 0 ? [] : recordsOf(code, handler, FAR).filter((one) => isKept(one) && isSurely(one))
  const [best] = [...near, ...far].toSorted((a, b) => worth(b) - worth(a))
  return {
    handler,
    at: placeOf(code.modules, best ?? handler),
    best,
    share: best === undefined ? 0 : worth(best),
    outside: false,
  }
}

/** Calls from the handler to a record that says plainly what it is. */
const FAR = 5

/** Worth of a line in a log. */
const LOGGED = 0.7

/** A log line that holds none of the three says nothing of a prediction; one with the input alone is an access log. */
function isOfPrediction({ parts }: Record): boolean {
  return parts.has('prediction') || (parts.has('version') && parts.has('input'))
}

function isSurely({ parts }: Record): boolean {
  return parts.has('prediction') && parts.size > 1
}

function worth({ parts, sink }: Record): number {
  return (parts.size / 3) * sink
}

const ALL: readonly Part[] = ['prediction', 'version', 'input']

const WORDS: Readonly<{ [Each in Part]: string }> = {
  prediction: 'the prediction',
  version: 'the version of the model',
  input: 'the input',
}

/** What is recorded, handler by handler, the best first. */
export function logsOf({ sites }: PredictionLog): Evidence[] {
  return sites
    .filter(({ share }) => share > 0)
    .toSorted((a, b) => b.share - a.share)
    .map(({ handler, at, best }) => {
      const lacks = ALL.filter((part) => !best!.parts.has(part)).map((part) => WORDS[part])
      const without = lacks.length === 0 ? '' : `, without ${lacks.join(' and ')}`
      return { message: `\`${handler.name}\` records a prediction with \`${best!.name}\`${without}`, at, level: 'used' }
    })
}
