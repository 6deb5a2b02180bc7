import type { Containers } from '../../../src/facts/types/containers.ts'
import type { DataColumns } from '../../../src/facts/types/dataColumns.ts'
import type { DataFiles } from '../../../src/facts/types/dataFiles.ts'
import type { Documents } from '../../../src/facts/types/documents.ts'
import type { ProjectFile } from '../../../src/facts/types.ts'
import type { Evidence, FoundPlace } from '../../../src/model.ts'
import { type Code, placeOf, useEvidence, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { namesClasses } from './class-names.ts'
import { editedLabels } from './edited-labels.ts'

/** Signs of how labels are made. */
export interface Labelling {
  readonly tool: Evidence | undefined
  readonly guide: Evidence | undefined
  readonly agreement: Evidence | undefined
  readonly errors: Evidence | undefined
  readonly annotators: Evidence | undefined
  /** A file of labels in the repository. */
  readonly labels: Evidence | undefined
  readonly versioned: Evidence | undefined
  /** Labels of single rows that the code sets by hand. */
  readonly edited: readonly FoundPlace[]
  /** What checks labels stands in a notebook only. */
  readonly inNotebook: boolean
}

interface From {
  readonly documents: Documents
  readonly dataColumns: readonly DataColumns[]
  readonly dataFiles: DataFiles
  readonly files: readonly ProjectFile[]
  readonly containers: Containers
}

/** Slices of data are written with Snorkel too: those are no labels. */
const TOOL =
  /^(label_studio_sdk|argilla|rubrix|doccano_client|cvat_sdk|labelbox|superannotate|encord|scaleapi|prodigy|kili|v7|darwin|supervisely|toloka|refinery)(\.|$)|^snorkel\.labeling\.(?!.*slicing).*|^fiftyone\.utils\.(labelstudio|cvat|labelbox)/
const TOOL_FILE =
  /(^|\/)(label_?config\.xml|labeling_config\.xml|label[-_]studio[^/]*\.(xml|json)|prodigy\.json|\.prodigy\.json)$/i
const KAPPA =
  /^(sklearn\.metrics\.cohen_kappa_score|statsmodels\.stats\.inter_rater\.(fleiss_kappa|cohens_kappa|aggregate_raters)|krippendorff\.alpha|nltk\.metrics\.(agreement\.)?AnnotationTask(\.\w+)?|simpledorff\.\w+)$/
const PEOPLE = /annotat|rater|coder|labell?er|judge|human|reviewer|expert|person/i
const ERRORS =
  /^cleanlab\..*(find_label_issues|Datalab|CleanLearning|get_label_quality_scores|overall_label_health_score).*|^docta\..*/
const ANNOTATOR = /^(annotator|annotated_by|labell?er|labell?ed_by|rater|coder)(_?(id|name|\d+|a|b))?$/i
const LABELS =
  /(^|\/)(labels?|annotations?)\/[^/]+\.(csv|tsv|jsonl?|xml)$|(^|\/)(labels?|annotations?|labell?ed(_data)?)\.(csv|tsv|jsonl?)$/i

export function findLabelling(code: Code, from: From): Labelling {
  const agreement = callsOf(code.names, KAPPA).find((call) => !call.guarded && isBetweenPeople(code, call))
  const errors = callsOf(code.names, ERRORS).find(({ guarded }) => !guarded)
  const checks = [agreement, errors].filter((one) => one !== undefined)
  return {
    tool: toolOf(code, from),
    guide: guideOf(from.documents),
    agreement:
      agreement && useEvidence(code, agreement, `agreement between annotators is computed (\`${agreement.name}\`)`),
    errors: errors && useEvidence(code, errors, `wrong labels are looked for (\`${errors.name}\`)`),
    annotators: annotatorsOf(code, from.dataColumns),
    labels: labelsOf(from.files),
    versioned: versionsOf(from.dataFiles),
    edited: editedLabels(code),
    inNotebook: checks.length > 0 && checks.every(({ role }) => role === 'notebook'),
  }
}

/** Between labels and predictions it is a metric of a model. */
function isBetweenPeople(code: Code, call: Parameters<typeof writtenCall>[1]): boolean {
  if (!call.name.startsWith('sklearn.')) return true
  const lines = code.names.columns
    .filter(({ module, line }) => module === call.module && line === call.line)
    .flatMap(({ columns }) => columns)
  const words = [...writtenCall(code.modules, call).arguments.map(({ name }) => name ?? ''), ...lines]
  return (
    words.some((word) => PEOPLE.test(word)) &&
    !words.some((word) => /pred|y_true|y_test|y_val|output|logit/i.test(word))
  )
}

function toolOf(code: Code, { files, containers }: From): Evidence | undefined {
  return toolInCode(code) ?? toolSettings(files) ?? toolService(containers)
}

function toolInCode(code: Code): Evidence | undefined {
  const call = callsOf(code.names, TOOL).find(
    (one) => !one.guarded && /^[a-z]/.test(one.name) && one.origin === 'third-party',
  )
  return call && useEvidence(code, call, `an annotation tool is used (\`${call.name}\`)`)
}

function toolSettings(files: readonly ProjectFile[]): Evidence | undefined {
  const file = files.find(
    ({ path, role }) => TOOL_FILE.test(path) && !/^(vendored|template|fixture|example|docs)$/.test(role),
  )
  return file && { message: 'settings of an annotation tool', at: { path: file.path }, level: 'declared' }
}

function toolService({ services }: Containers): Evidence | undefined {
  const service = services.find(({ image }) => /label-studio|doccano|cvat|argilla/.test(image?.name ?? ''))
  if (service === undefined) return undefined
  const message = `an annotation tool is started (service "${service.name}")`
  return { message, at: service.at, level: 'declared' }
}

/** Of at least 100 words (practices.md, practice 5). */
function guideOf({ documents }: Documents): Evidence | undefined {
  const guide = documents.find(
    ({ kinds, words, boilerplate }) => kinds.includes('labelling-guide') && words >= 100 && !boilerplate,
  )
  return guide && { message: 'a guide for annotators', at: { path: guide.path }, level: 'declared' }
}

function annotatorsOf({ names, modules }: Code, tables: readonly DataColumns[]): Evidence | undefined {
  const table = tables.find(({ columns }) => columns.some((one) => ANNOTATOR.test(one)))
  if (table)
    return { message: 'who labelled is kept with the labels', at: { path: table.path, line: 1 }, level: 'used' }
  const column = names.columns.find(
    ({ columns, module }) =>
      /^(source|notebook)$/.test(modules[module]!.role) && columns.some((one) => ANNOTATOR.test(one)),
  )
  return column && { message: 'who labelled is kept with the labels', at: placeOf(modules, column), level: 'used' }
}

function labelsOf(files: readonly ProjectFile[]): Evidence | undefined {
  const file = files.find(
    ({ path, role }) =>
      LABELS.test(path) &&
      !/^(vendored|template|fixture|example|docs|test|generated)$/.test(role) &&
      !namesClasses(path, files),
  )
  return file && { message: 'labels are kept here', at: { path: file.path }, level: 'declared' }
}

function versionsOf({ dvc, files }: DataFiles): Evidence | undefined {
  const output = dvc.outputs.find(({ path }) => /label|annotat/i.test(path))
  if (output) return { message: 'labels have versions, by DVC', at: output.at, level: 'integrated' }
  const stored = files.find(
    ({ path, storage }) => /label|annotat/i.test(path) && (storage === 'lfs' || storage === 'annex'),
  )
  return stored && { message: 'labels have versions, by LFS', at: { path: stored.path }, level: 'integrated' }
}
