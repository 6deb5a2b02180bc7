import type { Command } from 'commander'
import type { Context } from '../context.ts'
import { addExclude, addWorkers, folder, type ScopeFlags } from '../options.ts'

const EXAMPLES = `
Each answer is saved at once: leave with q or Ctrl-C and go on another day.
Practices that somebody answers for already are not asked again until that expires.

Examples:
  se-ml attest                               ask about the current folder
  se-ml attest ../churn`

export function addAttest(program: Command, context: Context): void {
  const command = program
    .command('attest')
    .summary('ask about practices that files cannot show, and write the answers down')
    .description('Asks one question for each practice that files cannot show, and writes the answers into .se-ml.yml.')
    .argument('[path]', 'folder of the repository', folder, '.')
  addWorkers(addExclude(command))
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, _flags: unknown, self: Command) => {
      const { attest } = await import('../attest/run.ts')
      await attest({ path, flags: self.optsWithGlobals<ScopeFlags>(), context })
    })
}
