import type { CiFacts, CiJob } from '../../../src/facts/types/ci.ts'
import type { Documents } from '../../../src/facts/types/documents.ts'
import type { Pipelines } from '../../../src/facts/types/pipelines.ts'
import type { Evidence } from '../../../src/model.ts'
import { ROLLS_BACK, ROLLS_BACK_BY_ITSELF } from './commands.ts'
import { type Declared, settings } from './infrastructure.ts'

const BY_ITSELF =
  /^(auto_rollback_configuration|AutoRollbackConfiguration|autoRollback|deployment_circuit_breaker|analysisTemplate|templateName)$/

/** A failed check restores the version before. */
export function automaticRollback({ jobs }: CiFacts, declared: readonly Declared[]): Evidence | undefined {
  const atomic = jobs
    .filter(({ runs }) => runs !== 'never')
    .flatMap(({ commands }) => commands)
    .find(({ program, args }) => ROLLS_BACK_BY_ITSELF.test([program, ...args].join(' ')))
  if (atomic)
    return { message: 'a failed release restores the one before (`helm --atomic`)', at: atomic.at, level: 'enforced' }
  const [set] = settings(declared, ({ key, value }, { system, kind }) => {
    const isAnalysis =
      (key === 'analysis' || key === 'templateName' || key === 'analysisTemplate') &&
      (system === 'flagger' || system === 'argo-rollouts')
    const isSet = BY_ITSELF.test(key) && key !== 'templateName' && key !== 'analysisTemplate' && value !== 'false'
    return isAnalysis || isSet || (key === 'atomic' && value === 'true')
      ? `${kind} goes back when a check fails (\`${key}\`)`
      : undefined
  })
  return set
}

const NAMED = /roll[-_ ]?back/i

/** A job that goes back: by its commands, or by its name and that it deploys. */
export function jobRollback({ jobs }: CiFacts): Evidence | undefined {
  for (const job of jobs.filter(({ runs }) => runs !== 'never')) {
    const command = job.commands.find(({ program, args }) => ROLLS_BACK.test([program, ...args].join(' ')))
    if (command)
      return { message: `job "${job.name}" brings an earlier version back`, at: command.at, level: 'enforced' }
    if (NAMED.test(job.name) && goesBack(job))
      return { message: `job "${job.name}" brings an earlier version back`, at: job.at, level: 'enforced' }
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
    const heading = headings.find(
      ({ text, words }) => NAMED.test(text) && words >= 15 && !/migration|database|schema/i.test(text),
    )
    if (heading)
      return {
        message: `says how to go back: "${heading.text.slice(0, 60)}"`,
        at: { path, line: heading.line },
        level: 'declared',
      }
  }
  return undefined
}

function isScripted({ name, command = '' }: Pipelines['stages'][number]): boolean {
  const lines = command.split('\n').map((line) => line.trim())
  if (lines.some((line) => ROLLS_BACK.test(line))) return true
  return (
    NAMED.test(name) && !OTHERWISE.test(name.replaceAll(/[-_]/g, ' ')) && !lines.some((line) => OTHERWISE.test(line))
  )
}
