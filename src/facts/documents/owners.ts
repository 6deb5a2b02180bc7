import type { Owners } from '../types/documents.ts'
import type { Line } from './lines.ts'

/** Numbers and patterns of a CODEOWNERS file: teams are owners such as `@organisation/team`. */
export function readOwners(lines: readonly Line[]): Owners {
  const all = lines.map(readRule).filter(({ pattern }) => pattern !== '')
  const rules = all.filter(({ owners }) => owners.length > 0)
  const owners = new Set(rules.flatMap(({ owners }) => owners.map((owner) => owner.toLowerCase())))
  const teams = [...owners].filter((owner) => /^@[^/]+\/./.test(owner))
  const patterns = all
    .filter(({ pattern }) => !SECTION.test(pattern))
    .map(({ pattern, owners, line }) => ({ pattern, owners: owners.length, line }))
  return { rules: rules.length, owners: owners.size, teams: teams.length, patterns }
}

/** `[Section]` of GitLab is no pattern. */
const SECTION = /^\^?\[/

function readRule({ text, line }: Line): { pattern: string; owners: string[]; line: number } {
  const [pattern = '', ...words] = (text.split('#', 1)[0] ?? '').trim().split(/\s+/)
  return { pattern, owners: words.filter((owner) => owner.includes('@')), line }
}
