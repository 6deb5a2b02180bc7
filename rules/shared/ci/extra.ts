import type { CiFacts } from '../../../src/facts/types/ci.ts'
import { rankOf } from './strongest.ts'
import type { CiTask } from './tasks.ts'

const CACHES = /^actions\/cache$|setup-uv$|setup-pixi$|setup-micromamba$/
const LOCKED =
  /^(uv sync .*--(frozen|locked)|poetry install|pdm (install|sync)|pipenv (sync|install --deploy)|pip install .*--require-hashes|npm (ci|clean-install)\b|(pnpm|yarn|bun) install .*--(frozen-lockfile|immutable))/

/** What raises a sound CI to a full one, in words. */
export function extra(ci: CiFacts, tasks: readonly CiTask[]): string | undefined {
  if (rankOf(tasks, 'run') >= 2) return 'a step of the pipeline runs, or its outcome is compared'
  if (tasks.some(({ work, job }) => work === 'tests' && job.matrix.length > 0)) return 'tests run in a matrix'
  const jobs = ci.jobs.filter(({ runs }) => runs === 'on-change')
  const cached = jobs.some(({ uses }) =>
    uses.some(({ name, inputs }) => CACHES.test(name) || inputs.cache !== undefined),
  )
  if (cached) return 'dependencies are cached'
  return jobs.some(({ commands }) => commands.some(({ text }) => LOCKED.test(text)))
    ? 'dependencies are locked'
    : undefined
}
