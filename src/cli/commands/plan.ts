import { type Command, Option } from 'commander'
import { audit, ISSUE_MARK, planIssues, planReport, printable, type Report, rules } from '../../index.ts'
import type { Context } from '../context.ts'
import { exitCode } from '../exit-code.ts'
import { addCoverage, addExclude, addPreset, addWorkers, folder, type ScopeFlags } from '../options.ts'
import { print } from '../print.ts'
import { saveFolder } from '../save-folder.ts'

const EXAMPLES = `
Examples:
  se-ml plan                                 the plan for the current folder
  se-ml plan ../churn --output plan.md
  se-ml plan --as issues --output plan/      one file a step, for a tracker`

interface PlanFlags extends ScopeFlags {
  readonly output?: string
  readonly as: 'checklist' | 'issues'
}

/** Where issues go when no folder is named. */
const FOLDER = 'se-ml-plan'

export function addPlan(program: Command, context: Context): void {
  const command = program
    .command('plan')
    .summary('list what to do next, as a checklist or as issues')
    .description(
      'Prints a Markdown checklist: next steps over guidelines and practices, most worthwhile first; then, for each ' +
        'guideline that is not met, just enough places to mend.',
    )
    .argument('[path]', 'folder of the repository', folder, '.')
    .addOption(
      new Option('--as <form>', 'one checklist, or one file a step')
        .choices(['checklist', 'issues'])
        .default('checklist'),
    )
    .option('-o, --output <path>', `file of the checklist, or folder of the issues (default: ${FOLDER})`)
  addCoverage(addWorkers(addPreset(addExclude(command))))
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, _flags: unknown, self: Command) => {
      const flags = self.optsWithGlobals<PlanFlags>()
      const report = await context.withProgress(async (onProgress) =>
        audit(path, { ...(await context.options(path, flags)), onProgress }),
      )
      await (flags.as === 'issues'
        ? writeIssues(report, flags, context)
        : context.deliver(planReport(report), flags.output))
      context.finish(exitCode(report))
    })
}

async function writeIssues(report: Report, { output = FOLDER }: PlanFlags, { world }: Context): Promise<void> {
  const issues = planIssues(report, rules)
  const { removed } = await saveFolder(output, issues, ISSUE_MARK)
  const earlier = removed === 0 ? '' : `, in place of ${removed} of an earlier plan`
  await print(world.stdout, `${issues.length} issues written to ${printable(output)}${earlier}\n`)
}
