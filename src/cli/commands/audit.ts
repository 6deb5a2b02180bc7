import { type Command, Option } from 'commander'
import {
  audit,
  printable,
  type Report,
  type TextOptions,
  textReport,
  VIEWS,
  type View,
  viewReport,
} from '../../index.ts'
import type { Context } from '../context.ts'
import { exitCode } from '../exit-code.ts'
import { addFormat, type Wanted } from '../formats.ts'
import { addCoverage, addExclude, addPreset, addWorkers, folder, type ScopeFlags, wholeNumber } from '../options.ts'
import { print } from '../print.ts'
import { publish } from '../publish.ts'
import { usableWidth, wantsAscii, wantsColor } from '../terminal.ts'

interface AuditFlags extends ScopeFlags {
  readonly format?: readonly Wanted[]
  readonly output?: string
  /** `true` when the option has no number. */
  readonly candidates: number | true
  readonly color?: boolean
  readonly view?: View
}

/** Candidates of each guideline in a text report: a screen is read, a flood is not. */
const FEW = 3
/** What `--candidates` without a number asks for, as many as Better Code Hub showed. */
const MANY = 30

const EXAMPLES = `
Examples:
  se-ml audit                                audit the current folder
  se-ml audit ../churn --candidates          up to 30 places for each guideline
  se-ml audit --view effects                 practices by what they improve
  se-ml audit --format json --output se-ml.json
  se-ml audit --format sarif=se-ml.sarif --format markdown=summary.md
  se-ml audit --exclude 'legacy/**' --exclude '*_pb2.py'

Exit codes: 0 the audit ran; 2 something you can fix, such as a wrong path;
3 a fault of se-ml, or an audit that is incomplete because a rule failed.`

export function addAudit(program: Command, context: Context): void {
  const command = program
    .command('audit')
    .summary('score a repository and show what to improve first')
    .description('Audits a Python machine-learning repository. It reads files only and runs none of their code.')
    .argument('[path]', 'folder of the repository', folder, '.')
    .option('-o, --output <file>', 'write the report to a file instead of printing it')
    .addOption(
      new Option('--view <view>', 'show levels and means by this grouping instead of the whole report').choices(VIEWS),
    )
    .addOption(candidates())
  addCoverage(addWorkers(addPreset(addExclude(addFormat(command)))))
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, _flags: unknown, self: Command) => {
      context.finish(await run(path, self.optsWithGlobals<AuditFlags>(), context))
    })
}

function candidates(): Option {
  return new Option('--candidates [n]', `places shown for each guideline in a text report; ${MANY} without a number`)
    .argParser(wholeNumber(0, 100_000))
    .default(FEW)
}

async function run(path: string, flags: AuditFlags, context: Context): Promise<ReturnType<typeof exitCode>> {
  const report = await context.withProgress(async (onProgress) =>
    audit(path, { ...(await context.options(path, flags)), onProgress }),
  )
  await publish({ report, path }, flags, context, () => asText(report, path, flags, context))
  await warn(report, context)
  return exitCode(report)
}

function asText(report: Report, target: string, flags: AuditFlags, { world }: Context): string {
  const file = flags.output !== undefined
  const options: TextOptions = {
    color: file ? flags.color === true : wantsColor(flags.color, world.env, world.stdout),
    ascii: !file && wantsAscii(world.env),
    width: file ? 80 : usableWidth(world.stdout),
    candidates: flags.candidates === true ? MANY : flags.candidates,
    target,
  }
  return flags.view === undefined ? textReport(report, options) : viewReport(report, flags.view, options)
}

/** Says on stderr which rules failed: the report stands without them. */
async function warn(report: Report, { world }: Context): Promise<void> {
  for (const { id, reason } of report.rules.filter(({ status }) => status === 'error')) {
    await print(
      world.stderr,
      `se-ml: ${id}: ${printable(reason ?? '')}. This is a fault of se-ml: please report this line.\n`,
    )
  }
}
