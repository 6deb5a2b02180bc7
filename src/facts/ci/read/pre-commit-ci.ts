import { hookScript, readHooks, runsAt } from '../hooks.ts'
import type { Reading } from '../job.ts'
import { makeTrigger } from '../triggers.ts'
import { get, texts, type YamlNode } from '../yaml/node.ts'
import { placeOf } from './place.ts'
import type { ReadResult } from './result.ts'

/**
 * pre-commit.ci runs the hooks of the stage `pre-commit` on every pull request, without those of `ci: skip`. A `ci` key is the sign
 * that the service is in use (https://pre-commit.ci/#configuration); hooks without it run on the machines of those who install them.
 */
export function readPreCommitCi(reading: Reading, root: YamlNode): ReadResult {
  const ci = get(root, 'ci')
  if (ci === undefined) return { drafts: [], absent: true }
  const skipped = texts(get(ci, 'skip'))
  const hooks = readHooks(root).filter((hook) => runsAt(hook, 'pre-commit') && !skipped.includes(hook.id))
  const work = hooks.map((hook) => ({ script: hookScript(hook, '') }))
  const triggers = [makeTrigger({ kind: 'pull-request', name: 'pre-commit.ci' }, reading.branch)]
  return { drafts: [{ name: 'pre-commit.ci', at: placeOf(ci), triggers, work }] }
}
