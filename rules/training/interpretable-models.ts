import type { Documents } from '../../src/facts/types/documents.ts'
import type { ResolvedCall } from '../../src/facts/types/names.ts'
import type { Profile } from '../../src/facts/types/profile.ts'
import type { Evidence, Location, NextStep, Reasoned } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { bestUses, type Code, placeOf, useEvidence } from '../shared/evidence/use.ts'
import { type Rung, standsOn } from '../shared/ladder.ts'
import { EXPLAINS } from '../shared/models/estimators.ts'
import { type FittedModel, fittedModels } from '../shared/models/fitted.ts'
import { trainsNetwork, trainsNetworksOnly } from '../shared/models/networks.ts'
import { callsOf } from '../shared/names.ts'
import { type Advice, adviceFor } from '../shared/next-step.ts'
import { trainsNothing } from '../shared/profile/applies.ts'
import { SAVES_MODEL } from '../shared/versioning/registries.ts'

/** Networks that see pictures, sound or text have no peer that a person can follow (practices.md, practice 14). */
const NO_PEER: Reasoned = { value: 0.3, because: 'networks on raw data: no interpretable model would do the same' }

export default definePractice({
  id: 'training/interpretable-models',
  number: 14,
  title: 'Employ Interpretable Models When Possible',
  why: `A model that a person can follow can be checked, corrected and defended. On tables it is often as good as one that nobody can follow, and where it is not, the gap tells what the black box is worth.`,
  how: `Looks for models that a person can follow (linear models, naive Bayes, trees of bounded size, additive models, rule lists) that are fitted and whose predictions are used, and for tools that explain others.
Scale: an explanation tool that is optional 0.2; explanations are computed 0.3; an interpretable model is fitted and scored 0.45; beside another model in the same file 0.6; it is saved and nothing else is trained, or a decision record gives the reason for another one, 0.8. A model that is imported and never fitted counts nothing, nor does a trend line inside another step.
Networks on raw data have hardly an interpretable peer: there the practice counts 0.3 in the means.`,
  fix: `Always fit one interpretable model on the same split, and write down by how much the black box is better before you choose it.`,
  example: `scores = {name: cross_val_score(model, X, y, cv=folds, scoring="f1").mean()
          for name, model in {"logistic regression": make_pipeline(
              StandardScaler(), LogisticRegression()),
              "boosting": HistGradientBoostingClassifier()}.items()}`,
  question: 'Do you take a model that people can follow where it is good enough, and say why where not?',
  sources: ['SE-ML catalogue, practice 14: Employ Interpretable Models When Possible (se-ml.github.io/practices)'],
  catalogue: {
    difficulty: 'advanced',
    effects: [],
    euRequirement: 'agency',
    observability: 'partial',
    related: ['tradeoff-process', 'ml-use-disclosed'],
  },
  needs: ['profile', 'modules', 'names', 'documents'],
  check({ profile, modules, names, documents }) {
    const open = trainsNothing(profile)
    if (open !== undefined) return open
    const seen = look({ modules, names }, profile, documents)
    const step = nextStep(seen)
    return {
      status: 'graded',
      base: rung(seen),
      ...(seen.onRawData && { weight: NO_PEER }),
      confidence: seen.simple.length > 0 ? 'high' : 'medium',
      evidence: evidence(seen),
      missing: missing(seen),
      findings: [],
      ...(step && { nextStep: step }),
    }
  },
})

interface Seen {
  readonly code: Code
  /** Interpretable models that are fitted and judged. */
  readonly simple: readonly FittedModel[]
  /** Those of them beside which another kind of model is judged in the same module. */
  readonly compared: readonly FittedModel[]
  /** Those of them that are saved, where no other model is trained at all. */
  readonly saved: readonly FittedModel[]
  readonly explained: readonly ResolvedCall[]
  readonly record: Location | undefined
  /** Nothing is trained but networks. */
  readonly onRawData: boolean
}

function look(code: Code, profile: Profile, documents: Documents): Seen {
  const models = fittedModels(code).filter(({ judged }) => judged)
  // Notebooks explore: what a script fits says more.
  const isSource = ({ call }: FittedModel): boolean => call.role === 'source'
  const own = models.filter(({ interpretable }) => interpretable)
  const simple = [...own.filter(isSource), ...own.filter((model) => !isSource(model))]
  const modulesWithOthers = new Set(models.filter(({ interpretable }) => !interpretable).map(({ call }) => call.module))
  for (const site of profile.training) if (trainsNetwork(site)) modulesWithOthers.add(site.module)
  const saving = new Set(callsOf(code.names, SAVES_MODEL).map(({ module }) => module))
  const hasOther = ({ call }: FittedModel): boolean => modulesWithOthers.has(call.module)
  return {
    code,
    simple,
    compared: simple.filter(hasOther),
    // Beside other models, here or elsewhere, nobody can tell which one is in use.
    saved: modulesWithOthers.size > 0 ? [] : simple.filter((model) => saving.has(model.call.module)),
    explained: bestUses(code.names, callsOf(code.names, EXPLAINS)),
    record: recordOf(documents),
    onRawData: trainsNetworksOnly(profile),
  }
}

/** A record on data or on parts of the software may have the word in passing. */
const ON_OTHERS = /\b(data|synthetic|generat\w+|storage|database|schema|frontend|ui|api|queue|cache)\b/i

function recordOf({ documents }: Documents): Location | undefined {
  for (const { path, kinds, headings, prose = [] } of documents) {
    const found =
      kinds.includes('decision-record') &&
      !ON_OTHERS.test(`${path} ${headings[0]?.text ?? ''}`) &&
      prose.find(({ text }) => /interpretab|explainab|black[- ]box/i.test(text))
    if (found) return { path, line: found.line }
  }
  return undefined
}

const LADDER: readonly Rung<Seen>[] = [
  {
    holds: ({ saved }) => saved.length > 0,
    value: 0.8,
    because: ({ saved }) => `the model that is saved is interpretable (${saved[0]!.name})`,
  },
  {
    holds: ({ record }) => record !== undefined,
    value: 0.8,
    because: 'a decision record weighs how interpretable the model is',
  },
  {
    holds: ({ compared }) => compared.length > 0,
    value: 0.6,
    because: ({ compared }) => `${compared[0]!.name} is fitted beside another model and scored`,
  },
  {
    holds: ({ simple }) => simple.length > 0,
    value: 0.45,
    because: ({ simple }) => `${simple[0]!.name} is fitted and scored`,
  },
  {
    holds: ({ explained }) => explained.some(({ guarded }) => !guarded),
    value: 0.3,
    because: 'explanations are computed for a model that nobody can follow',
  },
  {
    holds: ({ explained }) => explained.length > 0,
    value: 0.2,
    because: 'an explanation tool is used where it happens to be installed',
  },
]

function rung(seen: Seen): Reasoned {
  return standsOn(LADDER, seen) ?? { value: 0, because: 'no interpretable model is fitted, and none is explained' }
}

function evidence(seen: Seen): Evidence[] {
  const { code, explained, record } = seen
  const found: Evidence[] = [
    ...bestEvidence(seen),
    ...(record
      ? [{ message: 'a decision record speaks of interpretability', at: record, level: 'integrated' as const }]
      : []),
    ...explained.slice(0, 2).map((call) => useEvidence(code, call, `\`${call.name}\` explains a model`)),
  ]
  return found.length > 0
    ? found
    : [{ message: 'no interpretable model is fitted and scored, and no tool explains one', against: true }]
}

/** The interpretable model that goes furthest. */
function bestEvidence({ code, simple, compared, saved }: Seen): Evidence[] {
  const [kept] = saved
  if (kept) return [modelEvidence(code, kept, 'fitted and saved')]
  const [judged] = compared
  if (judged) return [modelEvidence(code, judged, 'fitted beside another model')]
  return simple.slice(0, 1).map((model) => modelEvidence(code, model, 'fitted and scored'))
}

function modelEvidence({ modules }: Code, { name, call }: FittedModel, how: string): Evidence {
  return { message: `${name} is ${how}`, at: placeOf(modules, call), level: 'used' }
}

function missing({ simple, compared, saved, record }: Seen): string[] {
  return [
    ...(simple.length > 0 ? [] : ['an interpretable model that is fitted and scored']),
    ...(compared.length + saved.length > 0 ? [] : ['a comparison with it on the same split']),
    ...(saved.length > 0 || record ? [] : ['a record of why another model was chosen']),
  ]
}

const ADVICE: readonly Advice<Seen>[] = [
  {
    when: ({ onRawData }) => onRawData,
    action: 'Explain single predictions, and write down why no simpler model will do',
    effort: 'medium',
  },
  {
    when: ({ simple }) => simple.length === 0,
    action: 'Fit a linear model or a small tree on the same split, and compare',
    effort: 'small',
  },
]

function nextStep(seen: Seen): NextStep | undefined {
  const { simple, compared, saved, record } = seen
  if (saved.length > 0 || record) return undefined
  const advice = adviceFor(ADVICE, seen)
  if (advice) return advice
  const action =
    compared.length === 0
      ? `Score ${simple[0]!.name} and the model in use on the same split`
      : 'Write down why the more complex model was chosen, with the gap in the metric'
  return { action, effort: 'small' }
}
