import type { Evidence } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { documentsNamed, sectionEvidence, sections } from '../shared/documents/find.ts'
import { ownWords } from '../shared/documents/own-words.ts'
import { weakness } from '../shared/documents/quality.ts'
import { onlyAttested } from '../shared/only-attested.ts'
import { isNoApplication } from '../shared/profile/application.ts'

export default definePractice({
  id: 'governance/responsible-ai-values',
  number: 39,
  title: 'Establish Responsible AI Values',
  why: `Which errors are worse, who may be treated differently, what the model must never be used for: without values that were agreed on before, each of these is decided by whoever writes the code that day.`,
  how: `A file can state values; none can show that people were asked and keep to them. So this practice is unknown until somebody answers for it. What was found is shown to whoever does: documents on responsible AI, ethics or principles, and sections on them in the README or a model card. A code of conduct is none of these: it is about contributors.
Not judged: libraries, courses, templates, and code that uses no model.`,
  fix: `Link the AI code of your organisation in the README, and write down which of its values constrain this model and how. Then answer with se-ml attest and link that page.`,
  example: `## Values
We follow the AI code of the company (link). For this model it means:
- no decision on a person without a human who can overrule it
- no attribute of the protected list as a feature, nor a stand-in for one`,
  question: 'Have the people behind this model agreed on values for responsible AI, and do they keep to them?',
  sources: ['SE-ML catalogue, practice 39: Establish Responsible AI Values (se-ml.github.io/practices)'],
  catalogue: {
    difficulty: 'advanced',
    effects: [],
    euRequirement: 'transparency',
    observability: 'attested',
    related: ['tradeoff-process', 'independent-audit', 'interpretable-models'],
  },
  needs: ['profile', 'documents', 'names', 'git', 'files'],
  check({ profile, ...facts }) {
    return isNoApplication(profile) ?? onlyAttested('whether people keep to values that they agreed on', hints(facts))
  },
})

/** Not every document on principles: design principles are about code. */
const NAMES =
  /^(responsible-ai|ai-principles|ai-values|ai-policy|ai-code|ethics|ethical-\w+|trustworthy-ai)(-|$)|-(ai-)?ethics$/

const HEADINGS = /\b(ethic\w*|responsible (ai|use)|trustworthy|ai (values|principles))\b/i

function hints(facts: Parameters<typeof ownWords>[0]): Evidence[] {
  const { documents, git } = facts
  const about = { own: ownWords(facts), history: git.history }
  const named = documentsNamed(documents, NAMES)
  const parts = sections(documents, ['readme', 'model-card', 'governance'], HEADINGS)
  return [
    ...named.map((document): Evidence => {
      const { path, words } = document
      const weak = weakness(document, about)
      const message = weak ? `states values, but ${weak}` : `states values, in ${words} words`
      return { message, at: { path }, level: 'declared' }
    }),
    ...parts.slice(0, 3).map(sectionEvidence),
  ]
}
