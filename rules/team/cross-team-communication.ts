import type { Documents } from '../../src/facts/types/documents.ts'
import type { ProjectFile } from '../../src/facts/types.ts'
import type { Evidence } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { kindEvidence, sectionEvidence, sections } from '../shared/documents/find.ts'
import { onlyAttested } from '../shared/only-attested.ts'
import { lacks } from '../shared/profile/applies.ts'

export default definePractice({
  id: 'team/cross-team-communication',
  number: 37,
  title: 'Communicate, Align, and Collaborate With Others',
  why: `A model comes into use through people who did not build it: those who operate it, own the process or answer for its data. When they hear of a change only after it is live, it is rolled back or works around their rules.`,
  how: `No file can show whether people talk to each other, so this practice is unknown until somebody answers for it. What was found is shown to whoever does: code owners from two teams, a page on support, runbooks, sections on contacts, stakeholders or meetings, a published interface (OpenAPI).
Not judged where one person works on it; set "profile: {team: true}" when the history misleads.`,
  fix: `Name the people of operations and of the business in the README, say how often you meet and where changes are announced, and write down what was agreed. Then answer with se-ml attest and link that page.`,
  example: `## Who to talk to
| about | team | how |
| deployments, alarms | platform | #ml-ops, Tuesdays 10:00 |
| meaning of the score | credit desk | release notes before each rollout |`,
  question: 'Do you and the people around the model (operations, business, data owners) talk, align and plan together?',
  sources: [
    'SE-ML catalogue, practice 37: Communicate, Align, and Collaborate With Others (se-ml.github.io/practices)',
  ],
  catalogue: {
    difficulty: 'basic',
    effects: ['agility', 'effectiveness'],
    observability: 'attested',
    related: ['collaborative-platform'],
  },
  needs: ['profile', 'documents', 'files'],
  check({ profile, documents, files }) {
    return lacks(profile, 'team') ?? onlyAttested('whether people talk to each other', hints(documents, files))
  },
})

const TALK =
  /\b(stakeholders?|raci|communicat\w+|office hours|meetings?|who to (ask|talk)|points? of contact|hand-?over)\b/i

function hints(documents: Documents, files: readonly ProjectFile[]): Evidence[] {
  const talk = sections(documents, ['readme', 'contributing', 'governance', 'support', 'runbook'], TALK)
  return [
    ...teams(documents),
    ...kindEvidence(documents, 'support', 'says where to get support'),
    ...kindEvidence(documents, 'runbook', 'a runbook for those who operate it'),
    ...talk.slice(0, 3).map(sectionEvidence),
    ...contract(files),
  ]
}

function teams({ documents }: Documents): Evidence[] {
  const owned = documents.find(({ owners }) => (owners?.teams ?? 0) >= 2)
  if (owned === undefined) return []
  return [{ message: `code owners from ${owned.owners!.teams} teams`, at: { path: owned.path }, level: 'declared' }]
}

function contract(files: readonly ProjectFile[]): Evidence[] {
  const found = files.find(({ path, role }) => /(^|\/)(openapi|swagger)\.(ya?ml|json)$/i.test(path) && isOwn(role))
  return found
    ? [{ message: 'a description of the interface for its users', at: { path: found.path }, level: 'declared' }]
    : []
}

function isOwn(role: ProjectFile['role']): boolean {
  return role !== 'vendored' && role !== 'fixture' && role !== 'test' && role !== 'example'
}
