import type { Documents } from '../../src/facts/types/documents.ts'
import type { Saying, UserText, UserTexts } from '../../src/facts/types/userTexts.ts'
import type { Evidence, FoundPlace, Location, NextStep, OpenVerdict, Reasoned } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { type Told, toldByService } from '../shared/deployment/told-by-service.ts'
import { ownDocuments, type Section, sectionEvidence, sections } from '../shared/documents/find.ts'
import { type Rung, standsOn } from '../shared/ladder.ts'
import { isNoApplication } from '../shared/profile/application.ts'
import { lacks } from '../shared/profile/applies.ts'

/** A model that passes for a person takes away what disclosure is for. */
const IMPERSONATION_PENALTY = 0.4

export default definePractice({
  id: 'governance/ml-use-disclosed',
  number: 42,
  title: 'Inform Users on Machine Learning Usage',
  why: `Who knows that a model speaks can doubt it, ask a person, or decide not to use it. Users who take a prediction for a fact, or a bot for a person, cannot.`,
  how: `From texts that users read: those of pages (HTML, JSX, Vue), of Streamlit, Gradio, Dash and the like, from fields of an answer (generated_by, ai_generated) and from sections on intended use and limitations in README or model card. A whole sentence has to say that a model or AI is at work; "AI" in a name does not.
Scale: sections or limits alone, or an interface for programs that names the model (model_version, /model-info) 0.35; a text in the interface 0.6; and limitations are named, there or in a section, 0.8, the most that files show. A prompt that tells a model to pass for a person is a finding and loses 0.4. Where the texts of the interface are not in the repository, unknown. Not judged: what users do not see, libraries, courses, templates.`,
  fix: `Show one sentence where the prediction stands: that a model made it, what it is for and when not to trust it; link the model card. A bot says that it is one in its first message.`,
  example: `st.caption("A machine-learning model estimates this price from past "
           "sales. It can be wrong, above all for old houses.")`,
  question: 'Are users told that they deal with machine learning, what it is for, and what its limits are?',
  sources: ['SE-ML catalogue, practice 42: Inform Users on Machine Learning Usage (se-ml.github.io/practices)'],
  catalogue: {
    difficulty: 'advanced',
    effects: [],
    euRequirement: 'transparency',
    observability: 'partial',
    related: ['safe-concern-channels'],
  },
  needs: ['profile', 'documents', 'userTexts', 'modules', 'names'],
  check({ profile, documents, userTexts, ...code }) {
    const open = isNoApplication(profile) ?? lacks(profile, 'user-facing')
    if (open !== undefined) return open
    const page = profile.flags['user-facing'].evidence[0]?.at
    const seen = { texts: userTexts, sections: cardSections(documents), told: toldByService(code), page }
    if (userTexts.looked + seen.sections.length + seen.told.length === 0) return NO_TEXTS
    const orders = said(userTexts, 'impersonates')
    const step = nextStep(seen)
    return {
      status: 'graded',
      base: rung(seen),
      penalties:
        orders.length > 0 ? [{ value: IMPERSONATION_PENALTY, because: 'a model is told to pass for a person' }] : [],
      confidence: 'medium',
      evidence: evidence(seen),
      findings: orders.map(impersonation),
      ...(step && { nextStep: step }),
    }
  },
})

interface Seen {
  readonly texts: UserTexts
  readonly sections: readonly Section[]
  /** What the service itself says to programs that ask it. */
  readonly told: readonly Told[]
  /** A place that faces users. */
  readonly page: Location | undefined
}

const NO_TEXTS: OpenVerdict = {
  status: 'unknown',
  reason: 'the texts that users read are not in the repository; answer for it with se-ml attest',
}

const HEADINGS =
  /\b(intended uses?|uses and limitations|limitations?|disclaimer|out[- ]of[- ]scope|about the model|model card)\b/i

function cardSections(documents: Documents): Section[] {
  const cards = ownDocuments(documents).filter(({ kinds }) => kinds.includes('model-card'))
  const found = sections(documents, ['model-card', 'readme'], HEADINGS)
  return found.filter(({ document }) => cards.includes(document) || !document.path.includes('/'))
}

function said({ texts }: UserTexts, saying: Saying): UserText[] {
  return texts.filter((text) => text.saying === saying)
}

const LADDER: readonly Rung<Seen>[] = [
  {
    holds: (seen) => said(seen.texts, 'discloses').length > 0 && namesLimits(seen),
    value: 0.8,
    because: 'users are told that a model is at work, and its limits',
  },
  {
    holds: ({ texts, told }) => said(texts, 'discloses').length > 0 || told.some(({ plain }) => plain),
    value: 0.6,
    because: 'users are told that a model is at work',
  },
  {
    holds: ({ texts }) => said(texts, 'limits').length > 0,
    value: 0.35,
    because: 'users are told limits, not that a model is at work',
  },
  {
    holds: ({ sections }) => sections.length > 0,
    value: 0.35,
    because: 'documents tell of the model, the interface does not',
  },
  {
    holds: ({ told }) => told.length > 0,
    value: 0.35,
    because: 'the service names its model, and no text says what that means',
  },
]

function rung(seen: Seen): Reasoned {
  return standsOn(LADDER, seen) ?? { value: 0, because: 'no text of the interface says that a model is at work' }
}

const LIMITS = /limitation|out[- ]of[- ]scope|disclaimer/i

function namesLimits({ texts, sections }: Pick<Seen, 'texts' | 'sections'>): boolean {
  const disclosed = new Set(said(texts, 'discloses').map(({ at }) => projectOf(at.path)))
  const named = sections
    .filter(({ heading }) => LIMITS.test(heading.text))
    .map(({ document }) => projectOf(document.path))
  return said(texts, 'limits').length > 0 || named.some((project) => project === '' || disclosed.has(project))
}

/** Top folder: a repository may hold several projects, and each has its own users. */
function projectOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : ''
}

/** Pieces of evidence of each sort. */
const MOST = 2

function evidence({ texts, sections, told, page }: Seen): Evidence[] {
  const discloses = said(texts, 'discloses').slice(0, MOST)
  const limits = said(texts, 'limits').slice(0, MOST)
  const against = `none of ${texts.looked} texts of the interface says that a model is at work`
  return [
    ...discloses.map(({ text, at }): Evidence => ({ message: `users read: “${text}”`, at, level: 'used' })),
    ...(discloses.length === 0 && texts.looked > 0
      ? [{ message: against, ...(page && { at: page }), against: true }]
      : []),
    ...limits.map(({ text, at }): Evidence => ({ message: `users read on limits: “${text}”`, at, level: 'used' })),
    ...told.slice(0, MOST).map(({ message, at }): Evidence => ({ message, at, level: 'used' })),
    ...sections.slice(0, MOST).map(sectionEvidence),
  ]
}

function impersonation({ text, at }: UserText): FoundPlace {
  return {
    message: `a prompt tells a model to pass for a person: “${text}”; let it say that it is a program`,
    at,
    risk: 'high',
    value: 0,
    lines: 0,
    content: text,
    fix: { action: 'Let the model say that it is a program when it is asked', effort: 'small' },
  }
}

function nextStep(seen: Seen): NextStep | undefined {
  if (said(seen.texts, 'discloses').length === 0)
    return {
      action: 'Tell in the interface, in one sentence, that a model is at work and what it is for',
      effort: 'small',
    }
  return namesLimits(seen)
    ? undefined
    : { action: 'Name the limits of the model beside its predictions', effort: 'small' }
}
