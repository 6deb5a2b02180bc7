import type { Document, Documents, ProseLine } from '../../../src/facts/types/documents.ts'
import type { ProjectFile } from '../../../src/facts/types.ts'
import type { Location, Role } from '../../../src/model.ts'

/** A piece of a document that says what a model is for. */
export interface ObjectiveText {
  /** `introduction`: under no heading of its own. */
  readonly kind: 'section' | 'introduction' | 'card'
  readonly heading: string
  readonly text: string
  readonly words: number
  readonly at: Location
}

const HEADING =
  /\b(objectives?|goals?|problem (statement|definition|description|formulation)|(ml|machine learning|business|prediction) problem|prediction target|target variable|business (case|understanding|objective)|use[- ]?cases?|intended uses?|task (description|definition)|the task|what (it|this model|the model) (does|predicts))\b|^(\d+[.)]?\s*)?(task|problem|target|business problem)$/i

/** What learners are to learn, what developers strive for, and what is left for later. */
const OTHER_GOALS =
  /\b(learning|design|non|course|lesson|future|stretch|sprint|weekly)[- ](goals?|objectives?)\b|\bbuild targets?\b|\bservice[- ]level\b|\bSL[OAI]s?\b/i

/** The text names something that is predicted. */
export const PREDICTS =
  /\b(predict(s|ed|ing|ion|ions|or)?|classif(y|ies|ied|ier|ication)|detect(s|ed|ing|ion|or)?|forecast(s|ed|ing)?|estimat(e|es|ing|ion) (the|of|a)|segmentation|recogni[sz](e|es|ing)|recognition|recommend(s|ing|ation|ations)?|rank(s|ing)|(translates?|translating|(machine|neural|speech|text) translation|translation (models?|systems?|tasks?))|summari[sz](e|es|ing|ation)|transcri(be|bes|bing|ption)|regress(ion|or)?)\b/i

const OWN_ROLES: ReadonlySet<Role> = new Set(['docs', 'source', 'notebook', 'config', 'ci', 'deploy'])

/** Objective texts of the project's own documents, in the order of the documents. */
export function objectiveTexts({ documents }: Documents, files: readonly ProjectFile[]): ObjectiveText[] {
  const roles = new Map(files.map(({ path, role }) => [path, role]))
  return documents
    .filter(({ path, boilerplate }) => !boilerplate && OWN_ROLES.has(roles.get(path) ?? 'docs'))
    .filter(({ kinds }) => kinds.some((kind) => /^(readme|model-card|decision-record|other)$/.test(kind)))
    .flatMap((document) => [...sections(document), ...introduction(document)])
}

function sections(document: Document): ObjectiveText[] {
  return document.headings.flatMap(({ text, level, line }, index) => {
    if (!HEADING.test(text) || OTHER_GOALS.test(text)) return []
    const end = document.headings.slice(index + 1).find((other) => other.level <= level)?.line ?? Infinity
    const kind = document.kinds.includes('model-card') ? 'card' : 'section'
    return [{ kind, heading: text, ...between(document, line, end), at: { path: document.path, line } }]
  })
}

/** What the README in the root says before its second heading. */
function introduction(document: Document): ObjectiveText[] {
  const { path, kinds, headings } = document
  if (!/^readme(\.\w+)?$/i.test(path) || !kinds.includes('readme')) return []
  const [first, second] = headings
  const found = between(document, first === undefined || first.line > 10 ? 0 : first.line, second?.line ?? 60)
  const said = document.prose?.find(({ line, text }) => line !== first?.line && PREDICTS.test(text))
  return found.words === 0
    ? []
    : [{ kind: 'introduction', heading: first?.text ?? '', ...found, at: { path, line: said?.line ?? 1 } }]
}

function between({ prose = [] }: Document, from: number, to: number): Pick<ObjectiveText, 'text' | 'words'> {
  const lines = prose.filter(({ line, text }: ProseLine) => line > from && line < to && !/^(#|\[!\[|!\[|<)/.test(text))
  const text = lines.map((one) => one.text).join(' ')
  return { text, words: text.match(/\p{L}[\p{L}\p{N}'’-]*/gu)?.length ?? 0 }
}
