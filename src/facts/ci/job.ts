import type { CiCommand, CiEffect, CiJob, CiSystem, CiTrigger, CiUse } from '../types/ci.ts'
import { type Budget, commandsOf } from './commands.ts'
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
  readonly system: CiSystem
  readonly file: string
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

/** Expands the commands of a job and decides what can fail a change. */
export async function finishJob(draft: JobDraft, reading: Reading, budget: Budget): Promise<CiJob> {
  const effect = masked(GATING, combine(triggerMask(draft.triggers, reading.branch), draft.mask))
  const { system, file, name, at, triggers } = draft
  return {
    ...{ system, file, name, at: { ...at }, triggers: triggers.map(withoutNotes), ...effect },
    onPullRequest: effect.runs === 'on-change' && triggers.some(firesOnPullRequest),
    onPush: effect.runs === 'on-change' && triggers.some(firesOnPush),
    commands: await expandWork(draft, effect, reading, budget),
    uses: draft.work.flatMap((work) => ('use' in work ? [{ ...work.use, ...masked(effect, work.mask) }] : [])),
    ...{ runsOn: draft.runsOn ?? [], selfHosted: draft.selfHosted ?? false, matrix: draft.matrix ?? [] },
  }
}

function withoutNotes({ anyBranch: _anyBranch, ...trigger }: Trigger): CiTrigger {
  return trigger
}

async function expandWork(draft: JobDraft, effect: CiEffect, reading: Reading, budget: Budget): Promise<CiCommand[]> {
  const commands: CiCommand[] = []
  for (const work of draft.work) {
    if ('use' in work) continue
    const choices = new Map([...(draft.choices ?? []), ...(work.choices ?? [])])
    commands.push(
      ...(await commandsOf(reading.project, { script: work.script, effect, choices, from: work.from ?? '' }, budget)),
    )
  }
  return commands
}
