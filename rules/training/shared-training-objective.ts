import type { Profile } from '../../src/facts/types/profile.ts'
import type { ModuleFacts } from '../../src/facts/types.ts'
import type { Evidence, NextStep, Reasoned } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { codeMetrics } from '../shared/evaluation/code-metrics.ts'
import { metricsInProse } from '../shared/evaluation/metric-words.ts'
import { type ObjectiveText, objectiveTexts, PREDICTS } from '../shared/objective/sections.ts'
import { codeTargets, names, targetsApart } from '../shared/objective/targets.ts'
import { trainsNothing } from '../shared/profile/applies.ts'

/** Words from which a text can say what is predicted and why (practices.md, practice 9). */
const LEAST_WORDS = 30

/** An abstract tells what a paper is about; readers of the code are not the team. */
const PAPER_CAP: Reasoned = { value: 0.4, because: 'in the code of a paper an objective tells what the paper is about' }

/** On which data, of whom, from when, how fast: what bounds the objective. */
const BOUNDS =
  /\b(population|customers?|clients?|patients?|users?|tenants?|households?|employees|passengers|students|last \d+ (day|week|month|year)s?|(from|between|since|until) (19|20)\d\d|(19|20)\d\d ?(-|–|to) ?(19|20)\d\d|per (day|week|month)|at (most|least) \d|(within|under|below|above) \d+|latency|threshold|false (positives?|negatives?))\b/i

export default definePractice({
  id: 'training/shared-training-objective',
  number: 9,
  title: 'Share a Clearly Defined Training Objective within the Team',
  why: `People who optimise different things train models that cannot be compared. An objective that is written down is one that can be questioned before months have gone into it.`,
  how: `Looks for a section on the objective, goal, problem, task or intended use in README, model card, decision records and other documents, and at what it says.
Scale: the introduction or a short section says what is predicted 0.2; a section of 30 words says it 0.4; it names a metric as well 0.45; and limits such as the population, the time or a threshold 0.6; and the code or its settings name the same metric or target 0.8. In the code of a paper 0.4 at most. Files cannot show that the team shares it, so more takes an attestation.`,
  fix: `Write one paragraph into the README or the model card: what is predicted, for whom, from data of which time, judged by which metric, and from which value on it is good enough.`,
  example: `## Objective
Predict for each customer whether the contract will be cancelled in the
next 30 days (column "churned"), from usage of the last 12 months. Judged by
recall among the 5 % with the highest score; 0.4 is good enough.`,
  question: 'Does the whole team share one clearly written objective of the training?',
  sources: [
    'SE-ML catalogue, practice 9: Share a Clearly Defined Training Objective within the Team (se-ml.github.io/practices)',
  ],
  catalogue: {
    difficulty: 'basic',
    effects: ['effectiveness'],
    observability: 'partial',
    related: ['measurable-training-metric'],
  },
  needs: ['profile', 'documents', 'files', 'modules', 'names', 'pipelines'],
  check({ profile, documents, files, modules, names, pipelines }) {
    const open = trainsNothing(profile)
    if (open !== undefined) return open
    const code: Terms = {
      targets: codeTargets(modules, pipelines),
      metrics: codeMetrics({ modules, names }, pipelines),
    }
    const texts = objectiveTexts(documents, files).map((text) => read(text, code))
    const [best] = texts.filter(({ rung }) => rung > 0).sort((a, b) => b.rung - a.rung)
    const apart = best?.inCode.length ? [] : targetsApart(trainingModules(modules, profile))
    const step = nextStep(best)
    return {
      status: 'graded',
      base: { value: best?.rung ?? 0, because: best ? because(best) : 'no document says what is predicted' },
      ...(profile.kind.value === 'research-code' && { cap: PAPER_CAP }),
      confidence: best?.inCode.length ? 'high' : 'medium',
      evidence: [
        best ? evidence(best) : { message: 'no document says what is to be predicted', against: true },
        ...differing(apart),
      ],
      missing: missing(best),
      findings: [],
      ...(step && { nextStep: step }),
    }
  },
})

interface Terms {
  readonly targets: readonly string[]
  readonly metrics: readonly string[]
}

interface Read {
  readonly text: ObjectiveText
  readonly rung: number
  readonly metrics: readonly string[]
  readonly bounded: boolean
  /** Metrics and targets that text and code share. */
  readonly inCode: readonly string[]
}

function read(text: ObjectiveText, code: Terms): Read {
  const metrics = metricsInProse(text.text)
  const targets = code.targets.filter((target) => names(text.text, target))
  const bounded = BOUNDS.test(text.text)
  const inCode = [...metrics.filter((metric) => code.metrics.includes(metric)), ...targets]
  const predicts = PREDICTS.test(text.text) || targets.length > 0
  return { text, metrics, bounded, inCode, rung: rungOf({ text, metrics, bounded, inCode }, predicts) }
}

function rungOf({ text, metrics, bounded, inCode }: Omit<Read, 'rung'>, predicts: boolean): number {
  if (!predicts) return 0
  if (text.kind === 'introduction' || text.words < LEAST_WORDS) return 0.2
  if (metrics.length === 0) return 0.4
  if (!bounded) return 0.45
  return inCode.length > 0 ? 0.8 : 0.6
}

function because({ text, rung, inCode }: Read): string {
  if (text.kind === 'introduction') return 'the introduction says what is predicted; no section defines the objective'
  if (rung === 0.2) return `the section "${text.heading}" says what is predicted, in fewer than ${LEAST_WORDS} words`
  if (rung === 0.4) return `the section "${text.heading}" says what is predicted, and names no metric`
  if (rung === 0.45) return `the section "${text.heading}" names a metric, and no population, time or threshold`
  const said = `the section "${text.heading}" says what is predicted, by which metric and within which limits`
  return rung === 0.6 ? said : `${said}; the code names ${inCode.slice(0, 3).join(', ')} too`
}

function evidence(best: Read): Evidence {
  return { message: because(best), at: best.text.at, level: best.rung >= 0.4 ? 'used' : 'declared' }
}

function missing(best: Read | undefined): string[] {
  if (best === undefined) return ['a section that says what is predicted, for whom and why']
  return [
    ...(best.rung < 0.4 ? ['a section of its own that says what is predicted, for whom and why'] : []),
    ...(best.metrics.length > 0 ? [] : ['the metric by which it is judged']),
    ...(best.bounded ? [] : ['its limits: population, time, threshold']),
    ...(best.inCode.length > 0 ? [] : ['the same target or metric in code or settings']),
  ]
}

/** Code that trains may follow several objectives at once; somebody should say so. */
function differing([first, second]: ReturnType<typeof targetsApart>): Evidence[] {
  if (first === undefined || second === undefined) return []
  const message = `"${second.target}" is predicted here and "${first.target}" in ${first.path}, and no document says why`
  return [{ message, at: { path: second.path }, against: true }]
}

function trainingModules(modules: readonly ModuleFacts[], { training }: Profile): ModuleFacts[] {
  const own = new Set(training.map(({ module }) => module))
  return modules.filter((_, index) => own.has(index))
}

function whereOf({ kind, heading, at }: ObjectiveText): string {
  return kind === 'introduction' ? at.path : `"${heading}" (${at.path})`
}

function nextStep(best: Read | undefined): NextStep | undefined {
  const [first] = missing(best)
  if (first === undefined) return undefined
  const where = best === undefined ? 'README or model card' : whereOf(best.text)
  return { action: `Write into ${where} what is missing: ${first}`, effort: 'small' }
}
