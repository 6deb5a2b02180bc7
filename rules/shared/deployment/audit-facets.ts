import type { DataFiles } from '../../../src/facts/types/dataFiles.ts'
import type { Document, Documents } from '../../../src/facts/types/documents.ts'
import type { Evidence } from '../../../src/model.ts'
import { isDecisionRecord } from '../documents/decisions.ts'
import { type Code, useEvidence } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { trackerOf } from '../tracking/trackers.ts'
import { REGISTRY_CALLS } from '../versioning/registries.ts'
import type { Declared } from './infrastructure.ts'
import { predictionLog } from './prediction-log.ts'

/** One of the five records that an audit needs. */
export interface Facet {
  readonly name: string
  /** 0: missing; 0.12: kept by hand; 0.2: written by a program (practices.md, practice 34). */
  readonly value: 0 | 0.12 | 0.2
  readonly evidence?: Evidence
}

const BY_HAND = 0.12
const BY_PROGRAM = 0.2

/** Least strength of a log of predictions that lets a decision be looked up. */
const LOGGED = 0.7

interface From {
  readonly code: Code
  readonly documents: Documents
  readonly dataFiles: DataFiles
  readonly declared: readonly Declared[]
}

export function auditFacets(from: From): Facet[] {
  return [lineage(from), predictions(from), modelCard(from), dataRecord(from), decisions(from)]
}

function facet(name: string, evidence: Evidence | undefined, value: 0.12 | 0.2): Facet {
  return evidence === undefined ? { name, value: 0 } : { name, value, evidence }
}

/** Runs that a tracker records, with models that a registry keeps; or stages of DVC with their lock. */
function lineage({ code, dataFiles }: From): Facet {
  const name = 'lineage of training'
  const locked = dataFiles.dvc.outputs.find(({ stage }) => stage !== undefined)
  if (locked)
    return facet(
      name,
      { message: 'a lock file ties data, code and model together', at: locked.at, level: 'integrated' },
      BY_PROGRAM,
    )
  const tracked = callsOf(code.names, /./).find((call) => !call.guarded && isRun(call.name))
  const kept = tracked && REGISTRY_CALLS.some(({ calls }) => callsOf(code.names, calls).some(({ guarded }) => !guarded))
  return facet(
    name,
    tracked && useEvidence(code, tracked, `runs are recorded with \`${tracked.name}\``),
    kept ? BY_PROGRAM : BY_HAND,
  )
}

/** Writes a run, and does not merely point to a tracker. */
function isRun(name: string): boolean {
  const tracker = trackerOf(name)
  return tracker?.hosted === true && (tracker.metrics.test(name) || tracker.parameters.test(name))
}

function predictions({ code, declared }: From): Facet {
  const log = predictionLog(code, declared)
  const best = log.platform ?? log.sites.find(({ share }) => share >= LOGGED)
  if (log.strength.value < LOGGED || best === undefined) return { name: 'log of predictions', value: 0 }
  const evidence: Evidence =
    'message' in best
      ? best
      : { message: `\`${best.handler.name}\` records each prediction`, at: best.at, level: 'integrated' }
  return facet('log of predictions', evidence, BY_PROGRAM)
}

const LIMITS =
  /limitation|\brisks\b|\bbias(es)?\b|out[- ]of[- ]scope|intended use|caveat|failure mode|weakness|known issue|ethical|assumptions/i

/** A card that says what the model cannot do; one that was never filled in is none. */
function modelCard({ code, documents: { documents } }: From): Facet {
  const card = documents.find(
    (one) =>
      one.kinds.includes('model-card') &&
      isFilled(one) &&
      one.headings.some(({ text, words }) => LIMITS.test(text) && words >= 10),
  )
  const heading = card?.headings.find(({ text }) => LIMITS.test(text))
  const evidence: Evidence | undefined = card && {
    message: `model card with its limits ("${heading!.text.slice(0, 50)}")`,
    at: { path: card.path, line: heading!.line },
    level: 'declared',
  }
  const isMade = callsOf(
    code.names,
    /^(model_card_toolkit\..*|huggingface_hub\.(\w+\.)*(ModelCard|metadata_save).*|skops\.card\..*)$/,
  ).some(({ guarded }) => !guarded)
  return facet('model card with limits', evidence, isMade ? BY_PROGRAM : BY_HAND)
}

function isFilled({ boilerplate, words, placeholders }: Document): boolean {
  return !boilerplate && words >= 60 && placeholders.length < 5
}

const DATA = /\bdata ?(set|sheet|card)?s?\b|training data|\bcorpus\b/i

/** What the data are and which version of them was used. */
function dataRecord({ documents: { documents }, dataFiles }: From): Facet {
  const name = 'record of the training data'
  const card = documents.find((one) => one.kinds.includes('data-card') && isFilled(one))
  if (card)
    return facet(
      name,
      { message: 'a card describes the data', at: { path: card.path }, level: 'declared' },
      dataFiles.dvc.outputs.length > 0 ? BY_PROGRAM : BY_HAND,
    )
  const model = documents.find(
    (one) =>
      one.kinds.includes('model-card') &&
      isFilled(one) &&
      one.headings.some(({ text, words }) => DATA.test(text) && words >= 15),
  )
  const heading = model?.headings.find(({ text }) => DATA.test(text))
  return facet(
    name,
    model && {
      message: `the model card describes the data ("${heading!.text.slice(0, 50)}")`,
      at: { path: model.path, line: heading!.line },
      level: 'declared',
    },
    BY_HAND,
  )
}

/** Decisions on architecture and models; the template that such folders begin with is none. */
function decisions({ documents: { documents } }: From): Facet {
  const records = documents.filter((one) => isDecisionRecord(one) && isFilled(one))
  const [first] = records
  return facet(
    'decision records',
    first && {
      message: `${records.length} decision ${records.length === 1 ? 'record' : 'records'}`,
      at: { path: first.path },
      level: 'declared',
    },
    BY_HAND,
  )
}
