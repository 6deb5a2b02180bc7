import type { GitFacts } from '../../src/facts/types/git.ts'
import type { Evidence, GradedVerdict, OpenVerdict } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { optionalCalls } from '../shared/evidence/optional.ts'
import type { Code } from '../shared/evidence/use.ts'
import { trainsNothing } from '../shared/profile/applies.ts'
import { trainingStarts } from '../shared/training/starts.ts'
import { judgeCode } from '../shared/versioning/code.ts'
import { judgeConfiguration } from '../shared/versioning/configuration.ts'
import { judgeData } from '../shared/versioning/data.ts'
import { judgeModel } from '../shared/versioning/model.ts'
import type { Part } from '../shared/versioning/part.ts'

/** Weights of the parts, and the most that is left when one of them is not versioned at all (practices.md, practice 22). */
const WEIGHTS: Readonly<Record<Part['name'], number>> = {
  'training code': 0.25,
  data: 0.3,
  models: 0.25,
  configuration: 0.2,
}
const MOST_WITH_A_HOLE = 0.6

export default definePractice({
  id: 'training/versioned-ml-assets',
  number: 22,
  title: 'Use Versioning for Data, Model, Configurations and Training Scripts',
  why: `A model comes about from code, data and settings. When one of the three is lost, nobody can rebuild it, explain it or tell why the next one is worse. Git alone keeps the code.`,
  how: `Four parts, each 0 to 1; the report names all four. Training code (weight 0.25): in git 0.5, packages declared 0.7, exact versions 0.85, and tied to runs or releases 1.0. Data (0.30, where data are read from outside): DVC, Git LFS or git-annex 1.0 (DVC without a remote that others reach 0.7); a version named in code, or a tool that keeps versions, 0.7; small files in git that the code reads 0.8; checksums, or a function of the project that is named for snapshots of data, 0.5; other data in git, or a version in the path, 0.3; a data set of a hub without its version, or "dvc init" alone, 0.2. Models (0.25, where one is saved or loaded): a registry that knows the run, or DVC, 1.0; another registry, Git LFS 0.7; a small file in git 0.6, a large one 0.3. Configuration (0.20): tracked files that each run records 1.0, tracked files, or a command line that is recorded, 0.7; tracked files that nothing here is seen to load 0.45; a command line that nothing records 0.3; settings in the code 0.2.
Where several top folders train, a part counts for those in which it is found. When a part that applies is 0, the whole is at most 0.6. Without a git checkout the verdict is unknown. Not judged: libraries, courses, and code that trains nothing. Versions that a data platform keeps are not visible.`,
  fix: `One line for each weak part: lock the environment; put the data under DVC or Git LFS, or name an immutable version of them; register each trained model with its commit and metrics; load the parameters from a tracked file and record them with the run.`,
  example: `# dvc.yaml; dvc.lock then ties code, data, parameters and model to a commit
stages:
  train:
    cmd: python train.py
    deps: [train.py, data/train.parquet]
    params: [train]
    outs: [models/model.pkl]
    metrics: [{metrics.json: {cache: false}}]`,
  sources: [
    'SE-ML catalogue, practice 22: Use Versioning for Data, Model, Configurations and Training Scripts (se-ml.github.io/practices)',
  ],
  catalogue: {
    difficulty: 'basic',
    effects: ['traceability'],
    observability: 'static',
    related: ['feature-ownership-docs', 'feature-code-tested'],
  },
  needs: ['profile', 'names', 'modules', 'git', 'dataFiles', 'dependencies', 'containers', 'pipelines', 'notebooks'],
  check({ names, modules, profile, git, ...from }) {
    const none = trainsNothing(profile) ?? withoutGit(git)
    if (none !== undefined) return none
    const code: Code = { names, modules }
    const assets = {
      code,
      profile,
      git,
      starts: trainingStarts(code, profile),
      isOptional: optionalCalls(code, from.dependencies),
      ...from,
    }
    const parts = [judgeCode(assets), judgeData(assets), judgeModel(assets), judgeConfiguration(assets)]
    return combine(parts.filter((part) => part !== undefined))
  },
})

function withoutGit({ tracked, missing }: GitFacts): OpenVerdict | undefined {
  if (tracked !== undefined) return undefined
  const reason = missing.find(({ fact }) => fact === 'checkout')?.reason ?? 'git says nothing'
  return { status: 'unknown', reason: `${reason}, so what is versioned cannot be seen` }
}

function combine(parts: readonly Part[]): GradedVerdict {
  const weight = parts.reduce((sum, { name }) => sum + WEIGHTS[name], 0)
  const value = parts.reduce((sum, part) => sum + WEIGHTS[part.name] * part.value, 0) / weight
  const hole = parts.find((part) => part.value === 0)
  const weakest = parts.toSorted((a, b) => a.value - b.value).find(({ step }) => step !== undefined)
  return {
    status: 'graded',
    base: { value, because: parts.map((part) => `${part.name} ${part.value.toFixed(2)}`).join(', ') },
    ...(hole && { cap: { value: MOST_WITH_A_HOLE, because: `${hole.name}: ${hole.because}` } }),
    confidence: 'high',
    evidence: parts.flatMap(lines),
    missing: parts.flatMap((part) => part.missing.map((one) => `${part.name}: ${one}`)),
    findings: parts.flatMap(({ findings }) => findings),
    ...(weakest?.step && { nextStep: weakest.step }),
  }
}

/** How a part is versioned and what that is worth, at the place that shows it best; then the other places. */
function lines({ name, value, because, evidence }: Part): Evidence[] {
  const [first, ...rest] = evidence.slice(0, 3)
  const summary = `${name}: ${because} (${Math.round(100 * value)} of 100)`
  const head: Evidence = first?.at ? { message: summary, at: first.at } : { message: summary }
  const against = value < 0.5 ? { against: true } : {}
  return [{ ...head, ...against }, ...rest]
}
