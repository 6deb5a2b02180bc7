import type { Documents } from '../../../src/facts/types/documents.ts'
import type { GitFacts } from '../../../src/facts/types/git.ts'
import type { NameFacts } from '../../../src/facts/types/names.ts'
import type { ProjectFile } from '../../../src/facts/types.ts'

interface From {
  readonly names: NameFacts
  readonly documents: Documents
  readonly git: GitFacts
  readonly files: readonly ProjectFile[]
}

/** Words that stand in the names of any such project, and in any text on one. */
const ANYBODYS = new Set(
  'model models data dataset datasets database train training trained test tests testing predict prediction predictions predictor learning machine deep neural network artificial intelligence project projects python package library service services server serve serving main utils util helper helpers common core application applications apps demo example examples sample samples notebook notebooks script scripts source code system systems platform pipeline pipelines readme name names date time value values index label labels target feature features score scores class classes result results user users input inputs output outputs config build make tool tools with from based using analysis science mlops classification classifier classify regression detection detector evaluate evaluation process processing batch online public private file files risk risks assessment harm impact ethics responsible page pages title text number count first last total type kind status level version'.split(
    ' ',
  ),
)

const LEAST_LETTERS = 4

/**
 * Words by which a text can be told to be about this project: of its name, its packages, its columns, its models and data.
 * Empty where all names are anybody's; then nothing can be said.
 */
export function ownWords({ names, documents, git, files }: From): ReadonlySet<string> {
  const titles = documents.documents
    .filter(({ kinds, path }) => kinds.includes('readme') && !path.includes('/'))
    .flatMap(({ headings }) => headings.filter(({ level }) => level === 1).map(({ text }) => text))
  const remotes = (git.remotes ?? []).flatMap(({ repository }) => (repository ? [repository] : []))
  const columns = names.columns.flatMap(({ columns }) => columns)
  const stems = files.filter(({ kind }) => kind === 'model' || kind === 'data').map(({ path }) => stemOf(path))
  return new Set([...names.ownNames, ...remotes, ...titles, ...columns, ...stems].flatMap(wordsOf))
}

function stemOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\..*$/, '')
}

function wordsOf(name: string): string[] {
  const words = name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
  return words.filter((word) => word.length >= LEAST_LETTERS && !ANYBODYS.has(word))
}
