import type { Document, Documents } from '../../src/facts/types/documents.ts'
import type { Profile } from '../../src/facts/types/profile.ts'
import type { ProjectFile } from '../../src/facts/types.ts'
import type { Evidence, NextStep, OpenVerdict, Reasoned } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { documentsNamed, sectionEvidence, sections } from '../shared/documents/find.ts'
import { keptUp } from '../shared/documents/kept-up.ts'
import { ownWords } from '../shared/documents/own-words.ts'
import { type About, mentionsAll, weakness } from '../shared/documents/quality.ts'
import { isNoApplication } from '../shared/profile/application.ts'

export default definePractice({
  id: 'governance/risk-assessment',
  number: 40,
  title: 'Perform Risk Assessments',
  why: `A model that is wrong, misused or attacked harms people, the organisation and others besides. Who has asked before release what can go wrong, how likely it is and what is done about it, need not learn it from an accident.`,
  how: `From documents named as risk assessments: risk registers, impact assessments (also of data protection), FMEA, threat models, hazards; and from sections on risks, misuse or out-of-scope use in model cards and README. Code and data named risk, such as the score of a credit risk, are none.
Scale: a document that says little, names nothing of this project or is older than 24 months, or a register as a table or sheet 0.2; a section, or a document that names no people 0.3; a document of 150 words or more, hardly any of them a template's, 0.4; that names the impact on users, organisation and society 0.55; and was changed twice or more, is checked by CI for its age, or is linked from a checklist for releases 0.7. Where there is none, it may be kept elsewhere: unknown.
Judged where a model is served or deployed, data on persons is used, or "profile: {production: true}" is set.`,
  fix: `Write one page before a release: who can be harmed (users, the organisation, others), how likely and how badly, what is done about it, and who decided that the rest is acceptable. Look at it again with every new model.`,
  example: `Risk: late invoices of one region count double
Harmed: applicants there; often, and badly (refused without cause)
Done: refusals are tested per region; the lead of the desk decides`,
  question: 'Do you assess before releases, and again later, what risks the model holds and for whom?',
  sources: ['SE-ML catalogue, practice 40: Perform Risk Assessments (se-ml.github.io/practices)'],
  catalogue: {
    difficulty: 'advanced',
    effects: [],
    euRequirement: 'robustness',
    observability: 'partial',
    related: ['independent-audit'],
  },
  needs: ['profile', 'documents', 'git', 'files', 'names', 'ci'],
  check({ profile, documents, git, files, names, ci }) {
    const open = doesNotApply(profile)
    if (open !== undefined) return open
    const about = { own: ownWords({ names, documents, git, files }), history: git.history }
    const found = documentsNamed(documents, NAMES).map((document) =>
      assess({ document, about, kept: keptUp(document, { ci, documents, history: git.history }) }),
    )
    const others = [...registers(files), ...cardSections(documents)]
    const best = [...found, ...others].toSorted((a, b) => b.rung.value - a.rung.value)
    if (best[0] === undefined) return NOTHING
    const step = nextStep(best[0])
    return {
      status: 'graded',
      base: best[0].rung,
      confidence: 'medium',
      evidence: best.slice(0, 5).map(({ evidence }) => evidence),
      findings: [],
      ...(step && { nextStep: step }),
    }
  },
})

function doesNotApply(profile: Profile): OpenVerdict | undefined {
  const flags = ['serves-or-deploys', 'personal-data', 'production'] as const
  const other = isNoApplication(profile)
  if (other !== undefined || flags.some((flag) => profile.flags[flag].value === true)) return other
  const reason =
    'nothing here serves a model or uses data on persons, and the configuration does not say that it is in use'
  return { status: 'not-applicable', reason }
}

const NOTHING: OpenVerdict = {
  status: 'unknown',
  reason: 'no assessment of risks in the repository; it may be kept elsewhere: answer for it with se-ml attest',
}

/** What was found, and its rung. */
interface Found {
  readonly rung: Reasoned
  readonly evidence: Evidence
}

/** File names without ending: a document on credit risk is none. */
const NAMES =
  /^(risks?|risk-(register|assessment|analysis|log|management)|ai-risks?|(dpia|pia|aia|fmea)(-.*)?|.*(data-protection|privacy|algorithmic|ai)-impact-assessment|impact-assessment|threat-model(l?ing)?|hazards?(-analysis)?|misuse)$/

const PEOPLE: readonly RegExp[] = [
  /\b(users?|people|persons?|customers?|patients?|applicants?|citizens?|individuals?|subjects)\b/i,
]
const ALL_SIDES: readonly RegExp[] = [
  ...PEOPLE,
  /\b(organi[sz]ation|company|business|reputation\w*|liabilit\w+|operator|provider)\b/i,
  /\b(society|societal|public|communit\w+|environment\w*|third parties|minorit\w+)\b/i,
]

interface Assessed {
  readonly document: Document
  readonly about: About
  /** By what it is kept up. */
  readonly kept: string | undefined
}

function assess({ document, about, kept }: Assessed): Found {
  const { path } = document
  const weak = weakness(document, about)
  const evidence = (message: string): Evidence => ({ message, at: { path }, level: 'used' })
  if (weak !== undefined)
    return {
      rung: { value: 0.2, because: 'a document that says little' },
      evidence: evidence(`an assessment of risks, but ${weak}`),
    }
  if (!mentionsAll(document, PEOPLE))
    return {
      rung: { value: 0.3, because: 'it names nobody who is harmed' },
      evidence: evidence('risks, but not those of people'),
    }
  if (!mentionsAll(document, ALL_SIDES))
    return { rung: { value: 0.4, because: 'an assessment of risks' }, evidence: evidence('an assessment of risks') }
  const both = 'names the impact on people, organisation and society'
  return kept !== undefined
    ? {
        rung: { value: 0.7, because: `it ${both}, and is kept up` },
        evidence: evidence(`${both}; ${kept}`),
      }
    : { rung: { value: 0.55, because: `it ${both}` }, evidence: evidence(both) }
}

const REGISTERS = /(^|\/)(risk[-_ ]?(register|assessment|log)|fmea|dpia)[^/]*\.(csv|xlsx|ya?ml|pdf|docx)$/i

function registers(files: readonly ProjectFile[]): Found[] {
  const own = files.filter(({ path, role }) => REGISTERS.test(path) && !FOREIGN.has(role))
  return own.slice(0, 2).map(({ path }) => ({
    rung: { value: 0.2, because: 'a register whose content was not read' },
    evidence: { message: 'named like a register of risks; its content was not read', at: { path }, level: 'declared' },
  }))
}

const FOREIGN: ReadonlySet<ProjectFile['role']> = new Set([
  'vendored',
  'fixture',
  'test',
  'example',
  'template',
  'generated',
])

/** Of the risks of the model: a heading "Risk score" is about what it predicts. */
const HEADINGS =
  /^[\W\d]*(risk (management|assessment|analysis)|risks?((,| and| &) .*)?|.*(,| and| &) (risks?|harms?)|.*\bmisuse\b.*|out[- ]of[- ]scope( use\w*)?|potential (harms?|risks?)|safety considerations)\W*$/i

function cardSections(documents: Documents): Found[] {
  const found = sections(documents, ['model-card', 'readme'], HEADINGS)
  return found.slice(0, 3).map((section) => ({
    rung: { value: 0.3, because: 'a section on risks, no assessment of its own' },
    evidence: sectionEvidence(section),
  }))
}

function nextStep({ rung }: Found): NextStep | undefined {
  if (rung.value < 0.4)
    return {
      action: 'Write one page on risks: who can be harmed, how likely, what is done, who decided',
      effort: 'medium',
    }
  if (rung.value < 0.55)
    return { action: 'Name the impact on users, on the organisation and on society', effort: 'small' }
  return rung.value < 0.7 ? { action: 'Look at the assessment again with each release', effort: 'small' } : undefined
}
