import type { CiFacts } from '../../src/facts/types/ci.ts'
import type { Pipelines } from '../../src/facts/types/pipelines.ts'
import type { ProjectFile } from '../../src/facts/types.ts'
import type { Evidence, FoundPlace, NextStep, Reasoned } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { type CiTask, ciTasks } from '../shared/ci/tasks.ts'
import { type Code, placeOf } from '../shared/evidence/use.ts'
import { type Feature, knownFeatures } from '../shared/features/known.ts'
import { type Remains, remainsOf } from '../shared/features/remains.ts'
import { type Usage, usageOf } from '../shared/features/usage.ts'
import { placeName } from '../shared/place-name.ts'
import { isOtherKind, lacks } from '../shared/profile/applies.ts'

/** Parts of the grade (practices.md, practice 13). */
const NOTHING_DEAD = 0.5
const LINTED = 0.2
const LIFECYCLE = 0.1

/** Below it too little is seen of what becomes of the features. */
const SEEN = 1 / 2

export default definePractice({
  id: 'training/unused-features-removed',
  number: 13,
  title: 'Actively Remove or Archive Features That are Not Used',
  why: `A feature that no model needs still has to be computed, watched and explained, and it can still break the pipeline. git keeps what is deleted.`,
  how: `Follows each column that the code computes from others by its name: it is used when it is read again or stands in a list of columns or in settings; it is dead when it is dropped again and nothing has read it. Where whole frames go into a model, nobody can tell from the code which columns it uses: if less than half of the features is seen in use or dead, the verdict is unknown.
Grade: 0.5 times the share whose use is seen, less the share that is dead; 0.2 more when CI can fail a change for dead code; 0.1 more for settings that mark features as deprecated or archived. Commented-out code, unused private functions older versions and switches for them in files that compute features lose 0.05 each, 0.2 at most. A column that is read as an attribute only ("df.late") may be missed.`,
  fix: `List the columns that the model really gets, compare them with what is computed, and delete the rest; the history keeps them. Let CI run a linter that finds unused code.`,
  example: `unused = set(frame.columns) - set(FEATURES) - {TARGET}
if unused:
    raise ValueError(f"computed for nothing: {sorted(unused)}")`,
  question: 'Are features that nothing uses any more removed or put away?',
  sources: [
    'SE-ML catalogue, practice 13: Actively Remove or Archive Features That are Not Used (se-ml.github.io/practices)',
  ],
  catalogue: {
    difficulty: 'medium',
    effects: ['quality'],
    observability: 'partial',
    related: ['data-distribution-checks', 'feature-ownership-docs'],
  },
  needs: ['profile', 'modules', 'smells', 'names', 'pipelines', 'ci', 'files'],
  check({ profile, modules, smells, names, pipelines, ci, files }) {
    const open = lacks(profile, 'hand-engineers-features') ?? isOtherKind(profile)
    if (open !== undefined) return open
    const code = { modules, names }
    const features = knownFeatures(code)
    const usage = usageOf(code, pipelines, features)
    const remains = remainsOf(smells, features)
    const visible = usage.used.length + usage.dropped.length
    if (features.length === 0 || (visible < SEEN * features.length && remains.length === 0))
      return hidden(features.length, visible)
    const seen: Seen = { code, features, usage, remains, lint: lintOf(ci, files), lifecycle: lifecycleOf(pipelines) }
    const step = nextStep(seen)
    return {
      status: 'graded',
      base: grade(seen),
      penalties: penalties(remains),
      confidence: 'medium',
      evidence: evidence(seen),
      missing: missing(seen),
      findings: [
        ...usage.dropped.map((one) => droppedFinding(code, one)),
        ...remains.map((one) => remainsFinding(code, one)),
      ],
      ...(step && { nextStep: step }),
    }
  },
})

interface Seen {
  readonly code: Code
  readonly features: readonly Feature[]
  readonly usage: Usage
  readonly remains: readonly Remains[]
  readonly lint: CiTask | undefined
  readonly lifecycle: Evidence | undefined
}

function hidden(features: number, visible: number): { status: 'unknown'; reason: string } {
  const reason =
    features === 0
      ? 'columns are computed, but none by a name that the code shows on its way to a model'
      : `of ${features} computed columns only ${visible} are seen again by name: the model may get whole frames, so which of them it uses cannot be told from the code; attest it if somebody checks`
  return { status: 'unknown', reason }
}

/** Linters that find unused code, in their usual settings. */
function lintOf(ci: CiFacts, files: readonly ProjectFile[]): CiTask | undefined {
  return ciTasks(ci, files).find(
    ({ tool, gating }) => gating && /(^|\/)(vulture|skylos|ruff|ruff-action|flake8|pylint|pyflakes)$/.test(tool),
  )
}

/** Settings of features that say what state each is in. */
function lifecycleOf({ configs }: Pipelines): Evidence | undefined {
  for (const { path, settings } of configs) {
    const found = settings.find(
      ({ key, value }) =>
        /feature/i.test(`${path}.${key}`) &&
        /(^|\.)(status|state|lifecycle)$/.test(key) &&
        /^(deprecated|archived|retired)$/i.test(String(value)),
    )
    if (found)
      return { message: `the settings mark a feature as ${found.value}`, at: { path, line: found.line }, level: 'used' }
  }
  return undefined
}

function grade({ features, usage, lint, lifecycle }: Seen): Reasoned {
  const dead = usage.dropped.length / features.length
  const visible = (usage.used.length + usage.dropped.length) / features.length
  const value = Math.max(0, NOTHING_DEAD * visible - dead) + (lint ? LINTED : 0) + (lifecycle ? LIFECYCLE : 0)
  const found =
    usage.dropped.length === 0
      ? 'no feature is dropped unread'
      : `${usage.dropped.length} of ${features.length} features are dropped unread`
  return {
    value,
    because: `${found}${lint ? '; CI can fail for dead code' : ''}${lifecycle ? '; features have a state' : ''}`,
  }
}

function penalties(remains: readonly Remains[]): Reasoned[] {
  if (remains.length === 0) return []
  return [
    {
      value: Math.min(0.2, 0.05 * remains.length),
      because: `left over in files that compute features: ${remains.length}`,
    },
  ]
}

function evidence({ features, usage, lint, lifecycle, code }: Seen): Evidence[] {
  const { used, dropped } = usage
  return [
    {
      message: `${used.length} of ${features.length} computed features are read again or listed`,
      ...(used.length * 2 >= features.length ? { level: 'used' as const } : { against: true }),
    },
    ...dropped.slice(0, 3).map((one) => ({
      message: `\`${one.feature.name}\` is dropped, and nothing has read it`,
      at: placeOf(code.modules, one),
      against: true,
    })),
    ...(lint
      ? [{ message: `\`${lint.tool}\` can fail a change for unused code`, at: lint.at, level: 'enforced' as const }]
      : []),
    ...(lifecycle ? [lifecycle] : []),
  ]
}

function missing({ lint, lifecycle }: Seen): string[] {
  return [
    ...(lint ? [] : ['a linter in CI that finds unused code']),
    ...(lifecycle ? [] : ['a list of features that says which are deprecated']),
  ]
}

function nextStep({ code, usage, remains, lint }: Seen): NextStep | undefined {
  const [dead] = usage.dropped
  if (dead)
    return {
      action: `Delete what computes \`${dead.feature.name}\` (${placeName(placeOf(code.modules, dead.feature.places[0]!))}): it is dropped again`,
      effort: 'small',
    }
  const [left] = remains
  if (left)
    return {
      action: `Delete what is left over in ${placeName(placeOf(code.modules, left))}; git keeps it`,
      effort: 'small',
    }
  return lint
    ? undefined
    : { action: 'Let CI run a linter that finds unused code, such as ruff or vulture', effort: 'small' }
}

function droppedFinding({ modules }: Code, { feature: { name, places } }: Usage['dropped'][number]): FoundPlace {
  const at = placeOf(modules, places[0]!)
  return {
    message: `\`${name}\` is computed and dropped again unread; delete it`,
    at,
    risk: 'moderate',
    value: 0,
    lines: 0,
    content: `dead feature ${name}`,
  }
}

const LEFT: Readonly<Record<Remains['what'], (name: string) => string>> = {
  'commented-out': () => 'commented-out code between features; delete it, git keeps it',
  'old-switch': (name) => `\`${name}\` keeps an older way of computing features; delete the one that is not used`,
  unused: (name) => `nothing calls \`${name}\`; delete it`,
  'older-version': (name) => `\`${name}\` stands beside a newer version; delete the one that is not used`,
}

function remainsFinding({ modules }: Code, { module, line, what, name }: Remains): FoundPlace {
  return {
    message: LEFT[what](name),
    at: placeOf(modules, { module, line }),
    risk: 'low',
    value: 0,
    lines: 0,
    content: `${what} ${name}`,
  }
}
