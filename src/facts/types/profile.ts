import type { Evidence } from '../../model.ts'

/** What a repository is, since the same import means different things in an application and in a library. */
export type ProjectKind = 'application' | 'library' | 'research-code' | 'template' | 'course'

export const PROFILE_FLAGS = [
  'trains-model',
  'fine-tunes-or-prompts-only',
  'reads-external-data',
  'prepares-data',
  'hand-engineers-features',
  'supervised',
  'personal-data',
  'serves-or-deploys',
  'demo',
  'user-facing',
  'team',
  'production',
  'affects-people',
] as const

/** What decides whether a practice applies. `production` and `affects-people` are true only where the configuration says so. */
export type ProfileFlag = (typeof PROFILE_FLAGS)[number]

/** One decision on the repository, with what it rests on. */
export interface Decision<Value> {
  readonly value: Value
  /** The configuration says so. */
  readonly forced?: true
  /** What was seen, at most five places. */
  readonly evidence: readonly Evidence[]
}

/** A place where a model is trained. */
export interface TrainingSite {
  /** Index into `Facts.modules`. */
  readonly module: number
  /** Index into the units of the module; -1 for none. */
  readonly unit: number
  readonly line: number
  /** What trains: `sklearn.svm.SVC.fit`, `backward and step`. */
  readonly by: string
}

export interface Profile {
  readonly kind: Decision<ProjectKind>
  /** `unknown` where what would tell is not there: the team without a history. */
  readonly flags: Readonly<Record<ProfileFlag, Decision<boolean | 'unknown'>>>
  /** One for each unit that trains, ordered by module and line. Source code and notebooks only. */
  readonly training: readonly TrainingSite[]
}

/** What the configuration says about the repository. */
export interface ProfileOptions {
  readonly kind?: ProjectKind | undefined
  readonly flags?: Readonly<Partial<Record<ProfileFlag, boolean | undefined>>>
}
