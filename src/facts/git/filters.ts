import type { Git } from '../git.ts'
import type { TrackedFile } from '../types/git.ts'

/**
 * Filter of each path that has one, as git itself resolves .gitattributes. Looking an attribute up runs no filter.
 * Answers are asked for only where there is a .gitattributes file at all.
 */
export async function readFilters(git: Git, files: readonly TrackedFile[]): Promise<Map<string, string>> {
  if (!files.some(({ path }) => /(^|\/)\.gitattributes$/.test(path))) return new Map()
  const input = files.map(({ path }) => `${path}\0`).join('')
  const answer = await git(['check-attr', '--stdin', '-z', 'filter'], { input })
  return 'failed' in answer ? new Map() : readAnswers(answer.output.split('\0'))
}

/** Triples of path, attribute and value. */
function readAnswers(parts: readonly string[]): Map<string, string> {
  const filters = new Map<string, string>()
  for (let at = 0; at + 2 < parts.length; at += 3) {
    const [path = '', , value = ''] = parts.slice(at, at + 3)
    if (!['unspecified', 'set', 'unset'].includes(value)) filters.set(path, value)
  }
  return filters
}
