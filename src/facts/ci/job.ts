import type { CiCommand, CiEffect, CiJob, CiSystem, CiTrigger, CiUse } from '../types/ci.ts'
import { type Budget, type CommandSource, commandsOf } from './commands.ts'
import { combine, GATING, type Mask, masked } from './effect.ts'
import type { Choices } from './expand/choices.ts'
import type { Project } from './project.ts'
import type { Script } from './script.ts'
import { firesOnPullRequest, firesOnPush, type Trigger, triggerMask } from './triggers.ts'

/** What the readers of all systems may use. */
export interface Reading {
  readonly project: Project
  /** Name of the default branch. */
  readonly branch?: string | undefined
  /** `owner/name`. */
  readonly repository?: string | undefined
}

/** A job as a reader of one system found it. */
export interface JobDraft {
  readonly name: string
  readonly at: { readonly path: string; readonly line: number; readonly endLine: number }
  readonly triggers: readonly Trigger[]
  /** What takes gating away from the whole job, its triggers apart. */
  readonly mask?: Mask | undefined
  readonly work: readonly Work[]
  readonly choices?: Choices
  readonly runsOn?: readonly string[]
  readonly selfHosted?: boolean
  readonly matrix?: readonly string[]
}

export type Work = ScriptWork | UseWork

export interface ScriptWork {
  readonly script: Script
  /** Where it was come from: the step that uses a local action. */
  readonly from?: string
  /** Values that hold for this script only: inputs of a local action. */
  readonly choices?: Choices
}

export interface UseWork {
  readonly use: Omit<CiUse, keyof CiEffect>
  readonly mask?: Mask | undefined
}

/** Where the jobs of a file come from, and what finishing them takes. */
export interface Finishing {
  readonly system: CiSystem
  readonly file: string
  readonly reading: Reading
  readonly budget: Budget
}

/** Expands the commands of a job and decides what can fail a change. */
export async function finishJob(draft: JobDraft, { system, file, reading, budget }: Finishing): Promise<CiJob> {
  const effect = masked(GATING, combine(triggerMask(draft.triggers, reading.branch), draft.mask))
  const { name, at, triggers } = draft
  const commands: CiCommand[] = []
  for (const source of sourcesOf(draft, effect)) commands.push(...(await commandsOf(source, { ...reading, budget })))
  return {
    ...{ system, file, name, at: { ...at }, triggers: triggers.map(withoutNotes), ...effect },
    onPullRequest: effect.runs === 'on-change' && triggers.some(firesOnPullRequest),
    onPush: effect.runs === 'on-change' && triggers.some(firesOnPush),
    commands,
    uses: draft.work.flatMap((work) => ('use' in work ? [{ ...work.use, ...masked(effect, work.mask) }] : [])),
    ...rest(draft),
  }
}

function rest({
  runsOn = [],
  selfHosted = false,
  matrix = [],
}: JobDraft): Pick<CiJob, 'runsOn' | 'selfHosted' | 'matrix'> {
  return { runsOn, selfHosted, matrix }
}

function withoutNotes({ anyBranch: _anyBranch, ...trigger }: Trigger): CiTrigger {
  return trigger
}

/** Scripts of a job with what is known of them. */
function sourcesOf(draft: JobDraft, effect: CiEffect): CommandSource[] {
  return draft.work.flatMap((work) => {
    if ('use' in work) return []
    const choices = new Map([...(draft.choices ?? []), ...(work.choices ?? [])])
    return [{ script: work.script, effect, choices, from: work.from ?? '' }]
  })
}
