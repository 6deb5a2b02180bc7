import type { Gathered } from '../gathered.ts'
import { readEach } from '../read/each.ts'
import { isForeign } from '../read/foreign.ts'
import type { Documents } from '../types/documents.ts'
import type { ProjectFile } from '../types.ts'
import { kindOf } from './kinds.ts'
import { readDocument } from './read.ts'

/** Documents that are read at most: a generated site can have tens of thousands of pages. */
const MOST = 5000

/** Reads the documents of the repository: their headings, links and state, and the beginning of what they say. */
export async function gatherDocuments({ root, files }: Gathered): Promise<Documents> {
  const wanted = files.filter((file) => !isForeign(file) && kindOf(file) !== undefined).slice(0, MOST)
  const read = (text: string, file: ProjectFile) => readDocument(text, file.path, kindOf(file) ?? 'other')
  const { found, problems } = await readEach({ root, files: wanted, read })
  const documents = found.map(({ document }) => document)
  return { documents, problems: [...problems, ...found.flatMap(({ problems }) => problems)] }
}
