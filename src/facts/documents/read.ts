import { problemOf } from '../read/each.ts'
import { asTable } from '../read/plain.ts'
import { parseYaml } from '../read/yaml.ts'
import type { Document, DocumentKind, Heading } from '../types/documents.ts'
import type { Problem } from '../types/problem.ts'
import { type FoundHeading, findHeadings } from './headings.ts'
import { licenseOf } from './license.ts'
import { type Line, splitDocument } from './lines.ts'
import { findLinks } from './links.ts'
import { readOwners } from './owners.ts'
import { isGenerated, isPlaceholder } from './placeholders.ts'
import { proseOf } from './prose.ts'
import { countWords } from './words.ts'

/** A document, and what is wrong with it. */
export interface ReadDocument {
  readonly document: Document
  readonly problems: readonly Problem[]
}

/** Reads one document. @throws Broken for a card in YAML or JSON that cannot be read */
export async function readDocument(text: string, path: string, kind: DocumentKind): Promise<ReadDocument> {
  if (/\.(ya?ml|json|cff)$/i.test(path)) return { document: await readData(text, path, kind), problems: [] }
  const { frontMatter, lines, problems } = await readParts(text, path)
  const remains = new Set(lines.filter(({ text }) => isPlaceholder(text)).map(({ line }) => line))
  const own = lines.filter(({ line }) => !remains.has(line))
  const headings = withWords(findHeadings(lines, markupOf(path)), own)
  const words = own.reduce((sum, { text }) => sum + countWords(text), 0)
  const document: Document = {
    path,
    kinds: [kind, ...cardsOf(frontMatter).filter((card) => card !== kind)],
    headings,
    links: findLinks(lines),
    ...proseOf(lines, kind),
    words,
    ...(frontMatter && { frontMatter }),
    placeholders: [...remains],
    boilerplate: isBoilerplate(headings, { words, placeholders: remains.size }),
    ...(kind === 'codeowners' && { owners: readOwners(lines) }),
    ...(kind === 'license' && licenseOf(text)),
  }
  return { document, problems }
}

interface ReadParts {
  readonly frontMatter: Document['frontMatter'] | undefined
  readonly lines: readonly Line[]
  readonly problems: readonly Problem[]
}

/** Front matter that is broken leaves the document itself readable; a text between two rules is none at all. */
async function readParts(text: string, path: string): Promise<ReadParts> {
  const isMarkdown = markupOf(path) === 'markdown'
  const { frontMatter, lines } = splitDocument(text, isMarkdown)
  if (frontMatter === undefined) return { frontMatter, lines, problems: [] }
  try {
    const [document] = await parseYaml(frontMatter)
    const value = document?.value
    const isTable = typeof value === 'object' && value !== null && !Array.isArray(value)
    if (isTable) return { frontMatter: asTable(value), lines, problems: [] }
    return { frontMatter: undefined, lines: splitDocument(`\n${text}`, isMarkdown).lines.map(up), problems: [] }
  } catch (error) {
    const { at, reason } = problemOf(path, error)
    const line = at.line === undefined ? 1 : at.line + 1
    return { frontMatter: undefined, lines, problems: [{ at: { path, line }, reason: `front matter: ${reason}` }] }
  }
}

function up({ line, text }: Line): Line {
  return { line: line - 1, text }
}

function markupOf(path: string): 'markdown' | 'rst' | 'adoc' {
  if (/\.(adoc|asciidoc)$/i.test(path)) return 'adoc'
  return /\.(md|markdown|mdx)$/i.test(path) ? 'markdown' : 'rst'
}

/** Keys under which the hub of Hugging Face keeps facts on models and data sets. */
function cardsOf(front: Document['frontMatter']): DocumentKind[] {
  const has = (...keys: readonly string[]) => keys.some((key) => front !== undefined && Object.hasOwn(front, key))
  const isModel = has('model-index', 'pipeline_tag', 'library_name', 'base_model')
  const isData = has('dataset_info', 'task_categories', 'annotations_creators', 'size_categories')
  return [...(isModel ? (['model-card'] as const) : []), ...(isData ? (['data-card'] as const) : [])]
}

/** Counts the words below each heading. @param own lines that are no remains of a template */
function withWords(headings: readonly FoundHeading[], own: readonly Line[]): Heading[] {
  let at = 0
  return headings.map(({ text, level, line, lastLine }, index) => {
    const end = headings[index + 1]?.line ?? Infinity
    let words = 0
    for (; at < own.length && own[at]!.line < end; at++)
      if (own[at]!.line > lastLine) words += countWords(own[at]!.text)
    return { text, level, line, words }
  })
}

/** Fewer words in a section are no text of its own. */
const EMPTY = 5

/** At least half of the sections without sub-sections are empty, and a template shows; or nearly no text at all. */
function isBoilerplate(headings: readonly Heading[], rest: { words: number; placeholders: number }): boolean {
  if (isGenerated(headings)) return true
  if (rest.placeholders === 0) return false
  const leaves = headings.filter(({ level }, index) => (headings[index + 1]?.level ?? 0) <= level)
  const empty = leaves.filter(({ words }) => words < EMPTY)
  return rest.words < 2 * EMPTY || (leaves.length > 1 && empty.length * 2 >= leaves.length)
}

/** A card or template that is data: its keys are its headings. */
async function readData(text: string, path: string, kind: DocumentKind): Promise<Document> {
  const [document] = await parseYaml(text)
  const value = asTable(document?.value)
  const headings = Object.entries(value).map(([key, content]) => {
    return { text: key, level: 1, line: document?.lineOf(key) ?? 1, words: countWords(JSON.stringify(content) ?? '') }
  })
  const lines = text.split('\n').map((text, index) => ({ text, line: index + 1 }))
  const placeholders = lines.filter((line) => isPlaceholder(line.text)).map(({ line }) => line)
  const words = headings.reduce((sum, heading) => sum + heading.words, 0)
  const boilerplate = isBoilerplate(headings, { words, placeholders: placeholders.length })
  return {
    path,
    kinds: [kind],
    headings,
    links: findLinks(lines),
    ...proseOf(lines, kind),
    words,
    frontMatter: value,
    placeholders,
    boilerplate,
  }
}
