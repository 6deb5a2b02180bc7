import type { Containers } from '../../src/facts/types/containers.ts'
import type { Profile } from '../../src/facts/types/profile.ts'
import type { UserText, UserTexts } from '../../src/facts/types/userTexts.ts'
import type { Evidence, NextStep, OpenVerdict, Reasoned } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { type ResponseField, responseFields } from '../shared/deployment/response-fields.ts'
import { type Section, sectionEvidence, sections } from '../shared/documents/find.ts'
import { type Code, useEvidence } from '../shared/evidence/use.ts'
import { type Explanation, explanations } from '../shared/explaining/explanations.ts'
import { type Rung, standsOn } from '../shared/ladder.ts'
import { isNoApplication } from '../shared/profile/application.ts'
import { lacks } from '../shared/profile/applies.ts'

export default definePractice({
  id: 'governance/decisions-explained',
  number: 43,
  title: 'Explain Results and Decisions to Users',
  why: `A result without a reason can only be believed or not. Users who see what it rests on find its errors, can object to a decision, and learn when to rely on it.`,
  how: `By calls of packages that explain single predictions (SHAP, LIME, Captum, ELI5, Alibi, DiCE and others), by answers that name their sources, by functions of the project named so (saliency, attention_map, reason_codes) that a request reaches, and by explainers in manifests of KServe or Seldon; and by where they are: in a notebook, in code, reached from a handler of a web service, or in a module that draws a page.
Scale: in a notebook, or in code that no user reaches, 0.25; documents say how results come about 0.35; a field of the answer named for reasons (explanation, reasons, top_features, sources) whose content was not seen 0.45; for each prediction in the service 0.6; and shown on a page, or documents say how to read it, 0.8, the most that files show. Judged where users see predictions, and models are trained here or the predictions are about people. Not judged: libraries, courses, templates.`,
  fix: `Return with each prediction what contributed most to it, or the sources it rests on, in words that users know, and say on the page how to read them and whom to ask.`,
  example: `@app.post("/score")
def score(loan: Loan):
    values = explainer(to_row(loan))
    return {"score": predict(loan), "reasons": top_reasons(values, 3)}`,
  question: 'Do users get, for each result, an explanation that they understand?',
  sources: ['SE-ML catalogue, practice 43: Explain Results and Decisions to Users (se-ml.github.io/practices)'],
  catalogue: {
    difficulty: 'advanced',
    effects: [],
    euRequirement: 'transparency',
    observability: 'partial',
    related: ['ml-use-disclosed', 'audit-trails', 'interpretable-models', 'safe-concern-channels'],
  },
  needs: ['profile', 'names', 'modules', 'documents', 'containers', 'userTexts'],
  check({ profile, documents, containers, userTexts, ...code }) {
    const open = doesNotApply(profile)
    if (open !== undefined) return open
    const seen: Seen = {
      code,
      found: explanations(code),
      explainers: explainers(containers),
      sections: sections(documents, ['readme', 'model-card'], HEADINGS).filter(({ heading }) => heading.level > 1),
      fields: responseFields(code).filter(({ name }) => REASONS.test(name)),
      texts: userTexts.texts.filter(({ saying }) => saying === 'explains'),
    }
    const base = rung(seen)
    const step = nextStep(base.value)
    return {
      status: 'graded',
      base,
      confidence: base.value > 0 ? 'medium' : confidence(userTexts),
      evidence: evidence(seen),
      missing: base.value > 0 ? [] : ['an explanation beside the predictions'],
      findings: [],
      ...(step && { nextStep: step }),
    }
  },
})

interface Seen {
  readonly code: Code
  readonly found: readonly Explanation[]
  readonly explainers: readonly Evidence[]
  readonly sections: readonly Section[]
  readonly texts: readonly UserText[]
  /** Fields of the answer that are named for reasons. */
  readonly fields: readonly ResponseField[]
}

/** Whole names: `reason` alone may be one of anything. */
const REASONS =
  /^(explanations?|reasons|reason_codes?|top_(features|reasons|factors)|(feature_)?(contributions?|attributions?|importances?)|shap_values|citations|source_documents|sources|counterfactuals?)$/

function doesNotApply(profile: Profile): OpenVerdict | undefined {
  const { flags } = profile
  const other = isNoApplication(profile) ?? lacks(profile, 'user-facing')
  const isAboutPeople = flags['personal-data'].value === true || flags['affects-people'].value === true
  if (other !== undefined || flags['trains-model'].value === true || isAboutPeople) return other
  return { status: 'not-applicable', reason: 'no model is trained here, and its results are not about people' }
}

/** On results and how to read them; "explanation of the project" and the title of a document are not. */
const HEADINGS =
  /\b(explain(ing|ed)? (the |each |our )?(results?|predictions?|decisions?|scores?|reasons?)|(model|prediction) explanations?|explainability|interpret(ing|ation of)? (the )?(results?|predictions?|scores?)|how to read (the )?(results?|scores?|predictions?|reasons?|explanations?)|feature importances?)\b/i

function explainers({ manifests }: Containers): Evidence[] {
  const found = manifests.flatMap(({ notable, at }) =>
    notable.filter(({ key }) => key === 'explainer').map(({ line }) => ({ ...at, line })),
  )
  return found.map((at) => ({ message: 'the service has an explainer', at, level: 'integrated' }))
}

const LADDER: readonly Rung<Seen>[] = [
  {
    holds: (seen) => has('shown', seen) || (isServed(seen) && seen.texts.length + seen.sections.length > 0),
    value: 0.8,
    because: 'each prediction is explained, where users see it',
  },
  { holds: isServed, value: 0.6, because: 'the service explains each prediction' },
  {
    holds: ({ fields, found }) => fields.length > 0 && found.length > 0,
    value: 0.6,
    because: 'the answer has a field for reasons, and code works them out',
  },
  {
    holds: ({ fields }) => fields.length > 0,
    value: 0.45,
    because: 'the answer has a field for reasons; what fills it was not seen',
  },
  { holds: ({ sections }) => sections.length > 0, value: 0.35, because: 'documents say how results come about' },
  { holds: ({ found }) => found.length > 0, value: 0.25, because: 'explanations for developers: no user sees them' },
]

function has(where: Explanation['where'], { found }: Seen): boolean {
  return found.some((one) => one.where === where)
}

function isServed(seen: Seen): boolean {
  return has('served', seen) || seen.explainers.length > 0
}

function rung(seen: Seen): Reasoned {
  return standsOn(LADDER, seen) ?? { value: 0, because: 'nothing explains a prediction' }
}

/** Where no interface was seen, another program may show explanations. */
function confidence({ looked }: UserTexts): 'medium' | 'low' {
  return looked > 0 ? 'medium' : 'low'
}

const WHERE: Readonly<Record<Explanation['where'], string>> = {
  notebook: 'in a notebook',
  code: 'in code that no request reaches',
  served: 'on the way of a request',
  shown: 'on a page for users',
}

const MOST = 3

function evidence({ code, found, explainers, sections, texts, fields }: Seen): Evidence[] {
  const order: readonly Explanation['where'][] = ['shown', 'served', 'code', 'notebook']
  const best = onePerLine(found)
    .toSorted((a, b) => order.indexOf(a.where) - order.indexOf(b.where))
    .slice(0, MOST)
  return [
    ...best.map(({ call, where }) => useEvidence(code, call, `calls \`${call.name}\` ${WHERE[where]}`)),
    ...explainers,
    ...fields
      .slice(0, MOST)
      .map(({ name, at }): Evidence => ({ message: `the answer has the field \`${name}\``, at, level: 'used' })),
    ...sections.slice(0, MOST).map(sectionEvidence),
    ...texts.slice(0, 1).map(({ text, at }): Evidence => ({ message: `users read: “${text}”`, at, level: 'used' })),
  ]
}

/** A chain of calls is one explanation. */
function onePerLine(found: readonly Explanation[]): Explanation[] {
  const lines = found.map(({ call }) => `${call.module}:${call.line}`)
  return found.filter((_, index) => lines.indexOf(lines[index]!) === index)
}

function nextStep(value: number): NextStep | undefined {
  if (value < 0.6)
    return { action: 'Return with each prediction what contributed most to it, or its sources', effort: 'medium' }
  return value < 0.8 ? { action: 'Show the reasons on the page, and say how to read them', effort: 'small' } : undefined
}
