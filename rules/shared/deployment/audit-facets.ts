import type { DataFiles } from '../../../src/facts/types/dataFiles.ts'
import type { Document, Documents } from '../../../src/facts/types/documents.ts'
import type { Evidence, Location } from '../../../src/model.ts'
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

function byHand(name: string, evidence: Evidence | undefined): Facet {
  return evidence === undefined ? { name, value: 0 } : { name, value: BY_HAND, evidence }
}

function byProgram(name: string, evidence: Evidence | undefined): Facet {
  return evidence === undefined ? { name, value: 0 } : { name, value: BY_PROGRAM, evidence }
}

/** Runs that a tracker records, with models that a registry keeps; or stages of DVC with their lock. */
function lineage({ code, dataFiles }: From): Facet {
  const locked = dataFiles.dvc.outputs.find(({ stage }) => stage !== undefined)
  if (locked)
    return byProgram('lineage of training', {
      message: 'a lock file ties data, code and model together',
      at: locked.at,
      level: 'integrated',
    })
  const tracked = callsOf(code.names, /./).find(
    (call) => !call.guarded && isRun(call.name) && !isOfUse(code.modules[call.module]!.path),
  )
  const evidence = tracked && useEvidence(code, tracked, `runs are recorded with \`${tracked.name}\``)
  return (keepsModels(code) ? byProgram : byHand)('lineage of training', evidence)
}

function keepsModels({ names }: Code): boolean {
  return REGISTRY_CALLS.some(({ calls }) => callsOf(names, calls).some(({ guarded }) => !guarded))
}

/** Numbers of a model in use say nothing of how it came about. */
function isOfUse(path: string): boolean {
  return /(^|[/_])(monitor\w*|drift\w*)([/_.]|$)/i.test(path)
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
  return byProgram('log of predictions', evidence)
}

const LIMITS =
  /limitation|\brisks\b|\bbias(es)?\b|out[- ]of[- ]scope|intended use|caveat|failure mode|weakness|known issue|ethical|assumptions/i

/** A card that says what the model cannot do; one that was never filled in is none. */
function modelCard({ code, documents }: From): Facet {
  const part = cardPart(documents, { text: LIMITS, words: 10 })
  const isMade = callsOf(code.names, MAKES_CARD).some(({ guarded }) => !guarded)
  return (isMade ? byProgram : byHand)(
    'model card with limits',
    part && { message: `model card with its limits ("${part.title}")`, at: part.at, level: 'declared' },
  )
}

const MAKES_CARD = /^(model_card_toolkit\..*|huggingface_hub\.(\w+\.)*(ModelCard|metadata_save).*|skops\.card\..*)$/

/** What a part of a model card is about, and the words below its heading from which it says something. */
interface Wanted {
  readonly text: RegExp
  readonly words: number
}

/** The part of a filled model card on a matter: its heading, at most 50 characters, and its place. */
function cardPart({ documents }: Documents, wanted: Wanted): { title: string; at: Location } | undefined {
  const cards = documents.filter((one) => one.kinds.includes('model-card') && isFilled(one))
  const card = cards.find(({ headings }) =>
    headings.some(({ text, words }) => wanted.text.test(text) && words >= wanted.words),
  )
  const heading = card?.headings.find(({ text }) => wanted.text.test(text))
  return card && heading && { title: heading.text.slice(0, 50), at: { path: card.path, line: heading.line } }
}

function isFilled({ boilerplate, words, placeholders }: Document): boolean {
  return !boilerplate && words >= 60 && placeholders.length < 5
}

const DATA = /\bdata ?(set|sheet|card)?s?\b|training data|\bcorpus\b/i

/** What the data are and which version of them was used. */
function dataRecord({ documents, dataFiles }: From): Facet {
  const name = 'record of the training data'
  const card = documents.documents.find((one) => one.kinds.includes('data-card') && isFilled(one))
  if (card)
    return (dataFiles.dvc.outputs.length > 0 ? byProgram : byHand)(name, {
      message: 'a card describes the data',
      at: { path: card.path },
      level: 'declared',
    })
  const part = cardPart(documents, { text: DATA, words: 15 })
  return byHand(
    name,
    part && { message: `the model card describes the data ("${part.title}")`, at: part.at, level: 'declared' },
  )
}

/** Decisions on architecture and models; the template that such folders begin with is none. */
function decisions({ documents: { documents } }: From): Facet {
  const records = documents.filter((one) => isDecisionRecord(one) && isFilled(one))
  const [first] = records
  return byHand(
    'decision records',
    first && {
      message: `${records.length} decision ${records.length === 1 ? 'record' : 'records'}`,
      at: { path: first.path },
      level: 'declared',
    },
  )
}
