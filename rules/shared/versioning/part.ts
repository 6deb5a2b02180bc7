import type { Containers } from '../../../src/facts/types/containers.ts'
import type { DataFiles } from '../../../src/facts/types/dataFiles.ts'
import type { Dependencies } from '../../../src/facts/types/dependencies.ts'
import type { GitFacts } from '../../../src/facts/types/git.ts'
import type { ResolvedCall } from '../../../src/facts/types/names.ts'
import type { Notebooks } from '../../../src/facts/types/notebooks.ts'
import type { Pipelines } from '../../../src/facts/types/pipelines.ts'
import type { Profile } from '../../../src/facts/types/profile.ts'
import type { Evidence, FoundPlace, NextStep, Reasoned } from '../../../src/model.ts'
import type { Code } from '../evidence/use.ts'
import { projectsIn } from '../training/projects.ts'
import { callsReached, type TrainingStart } from '../training/starts.ts'

/** What the four parts are judged from. */
export interface Assets {
  readonly code: Code
  readonly starts: readonly TrainingStart[]
  /** The package of the call may be missing. */
  readonly isOptional: (call: ResolvedCall) => boolean
  readonly profile: Profile
  readonly git: GitFacts
  readonly dataFiles: DataFiles
  readonly dependencies: Dependencies
  readonly containers: Containers
  readonly pipelines: Pipelines
  readonly notebooks: Notebooks
}

/** One of the four things that have to be versioned. */
export interface Part extends Reasoned {
  readonly name: 'training code' | 'data' | 'models' | 'configuration'
  readonly evidence: readonly Evidence[]
  readonly findings: readonly FoundPlace[]
  readonly missing: readonly string[]
  readonly step?: NextStep
}
/** Strength from which a part counts as versioned at all. */
const VERSIONED = 0.5

/** What to do about a part that nothing versions. */
interface Advice {
  readonly missing: string
  readonly step: NextStep
}

/** The advice, where the best way is none or a weak one. */
export function adviceFor(best: Way | undefined, { missing, step }: Advice): Pick<Part, 'missing' | 'step'> {
  return best !== undefined && best.value >= VERSIONED ? { missing: [] } : { missing: [missing], step }
}

/** How far the best way goes; `because` stands where there is none. */
export function strengthOf(best: Way | undefined, because: string): Reasoned {
  return best === undefined ? { value: 0, because } : { value: best.value, because: best.because }
}

/** The strongest of several ways; the first of equals. */
function bestOf<Found extends Reasoned>(found: readonly Found[]): Found | undefined {
  return found.reduce<Found | undefined>((best, one) => (best && best.value >= one.value ? best : one), undefined)
}

/** A way in which something is versioned, with the places that show it. */
export interface Way extends Reasoned {
  readonly evidence: readonly Evidence[]
}

/**
 * Those calls that a training reaches; all, where no entry point beside notebooks is seen to reach a training that is there,
 * so that calls are hidden.
 */
export function inTraining({ code, starts }: Assets, calls: readonly ResolvedCall[]): ResolvedCall[] {
  const inFiles = starts.filter(({ kind }) => kind !== 'notebook')
  const decisive = inFiles.length > 0 ? inFiles : starts
  if (decisive.every(({ kind }) => kind === 'unreached')) return [...calls]
  return callsReached(code, starts, calls)
}

/** Ways of about this worth count for the projects that they are found in. */
const NEARLY = 0.2

/**
 * The strongest way. Where several projects in one repository train and only some of them have such a way, it is worth
 * less: what stands in the root, or in a folder beside them, counts for all.
 */
export function bestAcross({ starts, code }: Assets, ways: readonly Way[]): Way | undefined {
  const best = bestOf(ways)
  const projectOf = projectsIn(code.modules)
  const projects = new Set(starts.map(({ at }) => projectOf(at.path)).filter((project) => project !== ''))
  if (best === undefined || projects.size < 2) return best
  const near = ways.filter(({ value }) => value >= best.value - NEARLY)
  const held = new Set(
    near.flatMap(({ evidence }) => evidence.map(({ at }) => (at === undefined ? '' : projectOf(at.path)))),
  )
  const covered = [...projects].filter((project) => held.has(project)).length
  // What stands in no folder that trains, as in `data/` or `configs/`, is there for all.
  if (covered < held.size || covered === projects.size) return best
  const value = best.value * (0.4 + (0.6 * covered) / projects.size)
  return { ...best, value, because: `${best.because}, in ${covered} of ${projects.size} top folders that train` }
}

export function isTracked({ tracked }: GitFacts, path: string): boolean {
  return tracked?.some((one) => one.path === path) ?? false
}
