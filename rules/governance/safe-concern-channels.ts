import type { Documents } from '../../src/facts/types/documents.ts'
import type { Profile } from '../../src/facts/types/profile.ts'
import type { Evidence, OpenVerdict } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { kindEvidence, ownDocuments, proseEvidence, sectionEvidence, sections } from '../shared/documents/find.ts'
import { onlyAttested } from '../shared/only-attested.ts'
import { isNoApplication } from '../shared/profile/application.ts'

export default definePractice({
  id: 'governance/safe-concern-channels',
  number: 44,
  title: 'Provide Safe Channels to Raise Concerns',
  why: `Those who are harmed by a model, and those who see it coming, often have no say in the project. Without a channel that they can use and need not fear, the team hears of harm from the newspaper.`,
  how: `Files can name a channel; none can show that it is read and that nobody suffers for using it. So this practice is unknown until somebody answers for it. What was found is shown to whoever does: addresses for feedback, appeals or abuse in README and model card, issue templates on bias or harm, and, as weak hints, the security policy (about vulnerabilities) and the code of conduct (about contributors).
Judged where a model is served or deployed, or "profile: {production: true}" is set. Not judged: libraries, courses, templates.`,
  fix: `Publish an address for concerns in the interface and in the model card, say who reads it and that it is confidential, and that nobody is worse off for writing. Then answer with se-ml attest and link that page.`,
  example: `## Concerns
Does a prediction treat you or somebody else wrongly? Write to
ml-concerns@example.org. The data protection officer reads it, not the
team; answers come within ten days, and your name stays there.`,
  question: 'Can users and colleagues raise concerns about the model somewhere, confidentially and without fear?',
  sources: ['SE-ML catalogue, practice 44: Provide Safe Channels to Raise Concerns (se-ml.github.io/practices)'],
  catalogue: {
    difficulty: 'advanced',
    effects: [],
    euRequirement: 'transparency',
    observability: 'attested',
    related: ['ml-use-disclosed', 'decisions-explained', 'training-data-bias-tests', 'audit-trails'],
  },
  needs: ['profile', 'documents'],
  check({ profile, documents }) {
    return notInUse(profile) ?? onlyAttested('whether a channel is safe and somebody reads it', hints(documents))
  },
})

function notInUse(profile: Profile): OpenVerdict | undefined {
  const { 'serves-or-deploys': serves, production } = profile.flags
  const other = isNoApplication(profile)
  if (other !== undefined || serves.value === true || production.value === true) return other
  const reason = 'nothing here serves or deploys a model, and the configuration does not say that it is in production'
  return { status: 'not-applicable', reason }
}

/** Concerns of people, not bugs of software: "report a problem" alone is about bugs. */
const CONCERNS = /\b(concerns?|appeal|complaints?|report (abuse|harm|misuse|bias)|whistle-?blow\w*|ombuds\w+)\b/i
const TEMPLATES = /(bias|harm|safety|ethic|fairness|concern)[^/]*$/i

function hints(documents: Documents): Evidence[] {
  const kinds = ['readme', 'model-card', 'support', 'governance'] as const
  const read = ownDocuments(documents)
  const templates = read.filter(({ kinds: own, path }) => own.includes('issue-template') && TEMPLATES.test(path))
  const cards = read.filter(({ kinds: own }) => own.includes('model-card'))
  return [
    ...sections(documents, kinds, CONCERNS).slice(0, 2).map(sectionEvidence),
    ...proseEvidence(cards, CONCERNS, 'the model card speaks of concerns').slice(0, 2),
    ...templates.map(
      ({ path }): Evidence => ({ message: 'issue template for concerns', at: { path }, level: 'declared' }),
    ),
    ...kindEvidence(documents, 'security', 'a way to report vulnerabilities, which is not yet one for concerns'),
    ...kindEvidence(documents, 'code-of-conduct', 'a contact for contributors, which is not yet one for users'),
  ]
}
