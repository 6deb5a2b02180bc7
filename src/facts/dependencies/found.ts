import type { Dependency, DependencyGroup, DependencySource } from '../types/dependencies.ts'
import type { Problem } from '../types/problem.ts'
import { importsOf } from './imports.ts'
import type { Requirement } from './requirement.ts'

/** Another file of the repository that declares more: `-r other.txt`. */
export interface Reference {
  /** Relative to the audited root. */
  readonly path: string
  readonly as: 'requirements' | 'constraints' | 'conda'
  readonly group: DependencyGroup
}

/** What one manifest declares. */
export interface Declarations {
  readonly declared: readonly Dependency[]
  readonly references: readonly Reference[]
  readonly python: readonly { readonly spec: string; readonly at: { readonly path: string; readonly line: number } }[]
  readonly problems: readonly Problem[]
}

/** Nothing, or just what is given. */
export function declarations(some: Partial<Declarations> = {}): Declarations {
  return { declared: [], references: [], python: [], problems: [], ...some }
}

/** The declarations of several places as one. */
export function merge(all: readonly Declarations[]): Declarations {
  return {
    declared: all.flatMap(({ declared }) => declared),
    references: all.flatMap(({ references }) => references),
    python: all.flatMap(({ python }) => python),
    problems: all.flatMap(({ problems }) => problems),
  }
}

/** What is the same for all dependencies of one list. */
export interface Place {
  readonly path: string
  readonly source: DependencySource
  readonly group: DependencyGroup
  readonly groupName?: string
  /** Number of the notebook cell. */
  readonly cell?: number
}

/** A dependency as facts keep it. */
export function dependency(place: Place, found: Requirement & { pinned: boolean; line: number }): Dependency {
  const { name, spec, pinned, line } = found
  const { path, source, group, groupName, cell } = place
  return {
    name,
    spec,
    group,
    ...(groupName !== undefined && { groupName }),
    pinned,
    source,
    imports: importsOf(name),
    at: { path, line, ...(cell !== undefined && { cell }) },
  }
}
