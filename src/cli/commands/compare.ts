import { type Command, Option } from 'commander'
import { type Comparison, compareJson, compareReports, compareText, markdownReport, type Report } from '../../index.ts'
import type { Call } from '../call.ts'
import type { Context } from '../context.ts'
import { exitCode } from '../exit-code.ts'
import { layoutFor } from '../layout.ts'
import { addExclude, addPreset, addWorkers, folder, type ScopeFlags, wholeNumber } from '../options.ts'
import { reportOf } from '../side.ts'

interface CompareFlags extends ScopeFlags {
  readonly format: 'text' | 'markdown' | 'json'
  readonly output?: string
  readonly color?: boolean
  readonly in: string
  readonly findings: number
}

const FEW = 5

const EXAMPLES = `
OLD and NEW are reports written with "se-ml audit --format json", or revisions
of the repository: branches, tags, commits. "." is the work tree as it is.
Revisions are read from git objects; the work tree is not touched.

Examples:
  se-ml compare main                         the work tree with main
  se-ml compare v1.0 v1.1 --format markdown
  se-ml compare old.json new.json`

export function addCompare(program: Command, context: Context): void {
  const command = program
    .command('compare')
    .summary('show what got better and worse between two reports or revisions')
    .description('Compares two audits: for each guideline and practice, findings that are fixed, new or moved.')
    .argument('<old>', 'report or revision')
    .argument('[new]', 'report or revision', '.')
    .option('--in <folder>', 'folder of the repository whose revisions are meant', folder, '.')
    .addOption(
      new Option('--format <format>', 'form of the output').choices(['text', 'markdown', 'json']).default('text'),
    )
    .option('-o, --output <file>', 'write to a file')
    .option('--findings <n>', 'findings shown of each kind for each rule in a text', wholeNumber(0, 100_000), FEW)
  addWorkers(addPreset(addExclude(command)))
    .addHelpText('after', EXAMPLES)
    .action(async (before: string, after: string, _flags: unknown, self: Command) => {
      const flags = self.optsWithGlobals<CompareFlags>()
      const call = { path: flags.in, flags, context }
      const [old, now] = await audits([before, after], call)
      const comparison = compareReports(old, now)
      const forms: Readonly<Record<CompareFlags['format'], () => string>> = {
        json: () => compareJson(comparison),
        markdown: () => markdownReport(now, comparison),
        text: () => asText(comparison, call),
      }
      await context.deliver(forms[flags.format](), flags.output)
      context.finish(exitCode(now))
    })
}

/** One after the other: each uses all threads. */
async function audits(
  [before, after]: readonly [string, string],
  { path, flags, context }: Call<CompareFlags>,
): Promise<[Report, Report]> {
  const options = await context.options(path, flags)
  const run = (side: string) =>
    context.withProgress((onProgress) => reportOf(side, { root: path, options: { ...options, onProgress } }))
  const first = await run(before)
  return [first, await run(after)]
}

function asText(comparison: Comparison, { flags, context }: Call<CompareFlags>): string {
  const { color, width } = layoutFor(flags, context.world)
  return compareText(comparison, { color, width, most: flags.findings })
}
