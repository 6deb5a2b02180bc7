import type { Documents } from '../../../src/facts/types/documents.ts'
import type { ProjectFile } from '../../../src/facts/types.ts'
import type { Location } from '../../../src/model.ts'

/** A file that lists columns or features with their meaning. */
const DICTIONARY =
  /(^|\/)((data|feature)s?[-_ ]?(dictionary|dict|descriptions?|definitions?)|features(?![a-z])|codebook|data_schema)[^/]*\.(csv|tsv|xlsx?|pdf)$/i

const OUTSIDE: ReadonlySet<ProjectFile['role']> = new Set(['test', 'fixture', 'vendored', 'generated', 'template'])

/** A dictionary in a format whose content is not read; one in Markdown, YAML or JSON is read. */
export function findDictionary(files: readonly ProjectFile[]): Location | undefined {
  const found = files.find(({ path, role }) => !OUTSIDE.has(role) && DICTIONARY.test(path) && !isData(path))
  return found && { path: found.path }
}

/** `features.csv` among data is a table of values. */
function isData(path: string): boolean {
  return (
    /(^|\/)(data|datasets?|raw|processed|interim|outputs?|results?)\//i.test(path) &&
    /(^|\/)features?[^/]*\.(csv|tsv|txt)$/i.test(path)
  )
}

/** `late_share` and `lateShare` occur in no sentence by chance; a plain word has to be marked as a name, on a page about data. */
const UNUSUAL = /^[A-Za-z]\w{2,}(_|[a-z][A-Z]|[a-z]\d)/

/** Whether a document names the feature as it is written in the code. */
export function namedInDocuments({ documents }: Documents, name: string): boolean {
  const isUnusual = UNUSUAL.test(name)
  const wanted = isUnusual ? [name] : [`\`${name}\``, `| ${name} |`, `**${name}**`]
  return documents
    .filter(
      ({ path, kinds }) =>
        isUnusual || kinds.includes('data-card') || /dictionary|codebook|features?\b|columns/i.test(path),
    )
    .some(({ prose = [] }) => prose.some(({ text }) => wanted.some((one) => hasWord(text, one))))
}

function hasWord(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    if (!isWord(text[at - 1]) && !isWord(text[at + name.length])) return true
  }
  return false
}

function isWord(sign: string | undefined): boolean {
  return sign !== undefined && /[\p{L}\p{N}_]/u.test(sign)
}
