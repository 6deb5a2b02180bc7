import type { Command } from 'commander'
import { audit, planReport } from '../../index.ts'
import type { Context } from '../context.ts'
import { exitCode } from '../exit-code.ts'
import { addCoverage, addExclude, addPreset, addWorkers, folder, type ScopeFlags } from '../options.ts'

const EXAMPLES = `
Examples:
  se-ml plan                                 the plan for the current folder
  se-ml plan ../churn --output plan.md`

interface PlanFlags extends ScopeFlags {
  readonly output?: string
}

export function addPlan(program: Command, context: Context): void {
  const command = program
    .command('plan')
    .summary('list the fewest repairs that meet each guideline, as a checklist')
    .description('Prints a Markdown checklist: for each guideline that is not met, just enough places to mend.')
    .argument('[path]', 'folder of the repository', folder, '.')
    .option('-o, --output <file>', 'write the plan to a file')
  addCoverage(addWorkers(addPreset(addExclude(command))))
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, _flags: unknown, self: Command) => {
      const flags = self.optsWithGlobals<PlanFlags>()
      const report = await context.withProgress(async (onProgress) =>
        audit(path, { ...(await context.options(path, flags)), onProgress }),
      )
      await context.deliver(planReport(report), flags.output)
      context.finish(exitCode(report))
    })
}
