import { expandDocker } from './docker.ts'
import type { Call, Expander, Expansion } from './expander.ts'
import { expandInvoke } from './invoke.ts'
import { expandJust } from './just.ts'
import { expandMake } from './make/index.ts'
import { expandNox } from './nox.ts'
import { expandNpm } from './npm.ts'
import { expandPreCommit } from './pre-commit.ts'
import { expandShellScript } from './shell-script.ts'
import { expandTask } from './taskfile.ts'
import { expandMise } from './tasks/mise.ts'
import { expandHatch, expandTaskRunner } from './tasks/runners.ts'
import { expandTox } from './tox/index.ts'

/** One line for each kind of command that stands for others. */
const EXPANDERS: readonly Expander[] = [
  expandMake,
  expandTox,
  expandNox,
  expandPreCommit,
  expandHatch,
  expandTaskRunner,
  expandMise,
  expandJust,
  expandTask,
  expandInvoke,
  expandNpm,
  expandDocker,
  expandShellScript,
]

/** What a command stands for; undefined when it stands for itself. */
export async function expand(call: Call): Promise<Expansion | undefined> {
  for (const expander of EXPANDERS) {
    const expansion = await expander(call)
    if (expansion !== undefined) return withReason(call, expansion)
  }
  return undefined
}

/** Where the folder is not known, nothing can be said to be missing from it. */
function withReason({ folder }: Call, expansion: Expansion): Expansion {
  const missing = 'unresolved' in expansion && folder === undefined
  return missing ? { unresolved: 'the folder where it runs cannot be told' } : expansion
}
