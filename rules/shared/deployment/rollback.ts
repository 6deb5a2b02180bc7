import type { CiFacts, CiJob } from '../../../src/facts/types/ci.ts'
import type { NotableSetting } from '../../../src/facts/types/containers.ts'
import type { Documents, Heading } from '../../../src/facts/types/documents.ts'
import type { Pipelines } from '../../../src/facts/types/pipelines.ts'
import type { Evidence } from '../../../src/model.ts'
import { commandLine, runningCommands } from '../ci/running.ts'
import { ROLLS_BACK, ROLLS_BACK_BY_ITSELF } from './commands.ts'
import { type Declared, settings } from './infrastructure.ts'

const BY_ITSELF = /^(auto_rollback_configuration|AutoRollbackConfiguration|autoRollback|deployment_circuit_breaker)$/

/** A failed check restores the version before. */
export function automaticRollback(ci: CiFacts, declared: readonly Declared[]): Evidence | undefined {
  const atomic = runningCommands(ci).find((command) => ROLLS_BACK_BY_ITSELF.test(commandLine(command)))
  if (atomic)
    return { message: 'a failed release restores the one before (`helm --atomic`)', at: atomic.at, level: 'enforced' }
  return settings(declared, (setting, { system, kind }) =>
    isAnalysed(setting, system) || restores(setting)
      ? `${kind} goes back when a check fails (\`${setting.key}\`)`
      : undefined,
  )[0]
}

/** Rollouts that are watched by an analysis. */
function isAnalysed({ key }: NotableSetting, system: Declared['system']): boolean {
  const analyses = system === 'flagger' || system === 'argo-rollouts'
  return analyses && /^(analysis|templateName|analysisTemplate)$/.test(key)
}

function restores({ key, value }: NotableSetting): boolean {
  return key === 'atomic' ? value === 'true' : BY_ITSELF.test(key) && value !== 'false'
}

const NAMED = /roll[-_ ]?back/i

/** A job that goes back: by its commands, or by its name and that it deploys. */
export function jobRollback({ jobs }: CiFacts): Evidence | undefined {
  for (const job of jobs.filter(({ runs }) => runs !== 'never')) {
    const command = job.commands.find((one) => ROLLS_BACK.test(commandLine(one)))
    const at = command?.at ?? (NAMED.test(job.name) && goesBack(job) ? job.at : undefined)
    if (at) return { message: `job "${job.name}" brings an earlier version back`, at, level: 'enforced' }
  }
  return undefined
}

/** Schemas of databases and commits of git go back by themselves: the model that runs stays. */
const OTHERWISE = /\b(alembic|migrat\w*|flyway|liquibase|downgrade)\b|^git (revert|reset)\b|\bdb\b|database/i
const PREPARES = /^actions\/|(^|\/)setup-/

function goesBack({ name, commands, uses }: CiJob): boolean {
  if (OTHERWISE.test(name.replaceAll(/[-_]/g, ' '))) return false
  return commands.some(({ text }) => !OTHERWISE.test(text)) || uses.some((use) => !PREPARES.test(use.name))
}

/** A heading on going back in a runbook, or a target or script with that name. Schemas of databases are another matter. */
export function documentedRollback({ documents }: Documents, { stages }: Pipelines): Evidence | undefined {
  const script = stages.find(isScripted)
  if (script) return { message: `\`${script.name}\` brings an earlier version back`, at: script.at, level: 'used' }
  for (const { path, headings } of documents) {
    if (NEWS.test(path)) continue
    const heading = headings.find(tellsHowToGoBack)
    if (heading === undefined) continue
    const message = `says how to go back: "${heading.text.slice(0, 60)}"`
    return { message, at: { path, line: heading.line }, level: 'declared' }
  }
  return undefined
}

/** What is told to the world is no procedure for this service. */
const NEWS = /(^|\/)(blogs?|posts?|news|change-?logs?|release-?notes)(\/|\.|$)/i

function isScripted({ name, command = '' }: Pipelines['stages'][number]): boolean {
  const lines = command.split('\n').map((line) => line.trim())
  if (lines.some((line) => ROLLS_BACK.test(line))) return true
  return (
    NAMED.test(name) && !OTHERWISE.test(name.replaceAll(/[-_]/g, ' ')) && !lines.some((line) => OTHERWISE.test(line))
  )
}

function tellsHowToGoBack({ text, words }: Heading): boolean {
  return NAMED.test(text) && words >= 15 && !/migration|database|schema/i.test(text)
}
