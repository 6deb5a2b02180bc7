import type { Document } from '../types/documents.ts'
import type { Line } from './lines.ts'

/** Numbers of a CODEOWNERS file: rules with an owner, different owners, and teams (`@organisation/team`) among them. */
export function readOwners(lines: readonly Line[]): NonNullable<Document['owners']> {
  const rules = lines
    .map(({ text }) => (text.split('#', 1)[0] ?? '').trim().split(/\s+/))
    .map(([, ...owners]) => owners.filter((owner) => owner.includes('@')))
    .filter((owners) => owners.length > 0)
  const owners = new Set(rules.flat().map((owner) => owner.toLowerCase()))
  const teams = [...owners].filter((owner) => /^@[^/]+\/./.test(owner))
  return { rules: rules.length, owners: owners.size, teams: teams.length }
}
