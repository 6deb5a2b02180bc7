import type { ComponentOptions } from './types/components.ts'
import type { ProfileOptions } from './types/profile.ts'
import type { FactName, Facts, InspectedModule, ProjectFile } from './types.ts'

/** What the stages before have found. */
export interface Found {
  readonly root: string
  readonly files: readonly ProjectFile[]
  readonly modules: readonly InspectedModule[]
  /** How components are found, when the configuration says so. */
  readonly components?: ComponentOptions
  /** What the configuration says the repository is and does. */
  readonly profile?: ProfileOptions
  /** Path of a coverage report. */
  readonly coverageFile?: string
}

/** What every gatherer may read. */
export interface Gathered extends Found {
  /** Another kind of fact, gathered once however many ask for it. Two gatherers must not ask for each other. */
  ask<Name extends FactName>(name: Name): Promise<Facts[Name]>
}
