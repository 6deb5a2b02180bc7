import { type Command, Option } from 'commander'
import { given } from '../../given.ts'
import {
  audit,
  gateText,
  type Report,
  rules,
  type TextOptions,
  textReport,
  VIEWS,
  type View,
  verdictReport,
  viewReport,
} from '../../index.ts'
import type { Call } from '../call.ts'
import type { Context } from '../context.ts'
import { type ExitCode, exitCode } from '../exit-code.ts'
import { findRule } from '../find-rule.ts'
import { addFormat, printed, type Wanted } from '../formats.ts'
import { applyGate, type GateFlags, prepareGate } from '../gate.ts'
import { layoutFor } from '../layout.ts'
import {
  addCoverage,
  addExclude,
  addGate,
  addPreset,
  addWorkers,
  folder,
  type ScopeFlags,
  wholeNumber,
} from '../options.ts'
import { print } from '../print.ts'
import { publish } from '../publish.ts'
import { wantsAscii, wantsColor } from '../terminal.ts'
import { warn } from '../warn.ts'

interface AuditFlags extends ScopeFlags, GateFlags {
  readonly format?: readonly Wanted[]
  readonly output?: string
  /** `true` when the option has no number. */
  readonly candidates: number | true
  readonly color?: boolean
  readonly view?: View
  readonly explainVerdict?: string
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
  se-ml audit --explain-verdict continuous-integration
                                             evidence, steps and what is missing
  se-ml audit --format json --output se-ml.json
  se-ml audit --format sarif=se-ml.sarif --format markdown=summary.md
  se-ml audit --since main                   fail for what is worse than on main
  se-ml audit --exclude 'legacy/**' --exclude '*_pb2.py'

Exit codes: 0 the audit ran, and passed the gate where there is one; 1 the gate
failed; 2 something you can fix, such as a wrong path; 3 a fault of se-ml, or an
audit that is incomplete: a rule failed, or a file could not be read.`

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
    .option('--explain-verdict <rule>', 'show how the verdict of one rule came about instead of the whole report')
    .addOption(candidates())
  addGate(addCoverage(addWorkers(addPreset(addExclude(addFormat(command))))))
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, _flags: unknown, self: Command) => {
      context.finish(await run({ path, flags: self.optsWithGlobals<AuditFlags>(), context }))
    })
}

function candidates(): Option {
  return new Option('--candidates [n]', `places shown for each guideline in a text report; ${MANY} without a number`)
    .argParser(wholeNumber(0, 100_000))
    .default(FEW)
}

type AuditCall = Call<AuditFlags>

async function run(call: AuditCall): Promise<ExitCode> {
  const { path, flags, context } = call
  if (flags.explainVerdict !== undefined) findRule(flags.explainVerdict, rules) // A slip of the pen shows at once.
  const options = await context.options(path, flags)
  const gate = await prepareGate(call, options)
  const { report, comparison } = await context.withProgress(async (onProgress) =>
    applyGate(await audit(path, { ...options, onProgress }), gate),
  )
  await publish({ report, ...given({ comparison }), text: () => asText(report, call) }, call)
  if (report.gate?.passed === false && !showsText(flags)) await tellGate(report, call)
  await warn(report, context)
  return exitCode(report, flags.exitZero)
}

/** The text report begins with the gate; any other form leaves a person before a red build without a reason. */
function showsText({ format, output, view, explainVerdict }: AuditFlags): boolean {
  const isElsewhere = output !== undefined && output !== '-'
  return printed(format) === 'text' && !isElsewhere && view === undefined && explainVerdict === undefined
}

function tellGate(report: Report, { path: target, flags, context: { world } }: AuditCall): Promise<void> {
  const color = wantsColor(flags.color, world.env, world.stderr)
  const ascii = wantsAscii(world.env)
  return print(world.stderr, gateText(report, { color, ascii, width: 80, candidates: 0, target }))
}

function asText(report: Report, { path: target, flags, context }: AuditCall): string {
  const { candidates, explainVerdict, view } = flags
  const options: TextOptions = {
    ...layoutFor(flags, context.world),
    candidates: candidates === true ? MANY : candidates,
    target,
  }
  if (explainVerdict !== undefined) return verdictReport(report, findRule(explainVerdict, rules).id, options)
  return view === undefined ? textReport(report, options) : viewReport(report, view, options)
}
