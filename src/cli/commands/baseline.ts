import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { loadConfig, baselineOf as placeOf } from '../../config/index.ts'
import {
  AuditError,
  audit,
  type Baseline,
  baselineOf,
  prune,
  type Report,
  readBaseline,
  writeBaseline,
} from '../../index.ts'
import type { Call } from '../call.ts'
import type { Context } from '../context.ts'
import { type ExitCode, isIncomplete } from '../exit-code.ts'
import { addExclude, addPreset, addWorkers, folder, type ScopeFlags } from '../options.ts'
import { print } from '../print.ts'
import { warn } from '../warn.ts'

interface BaselineFlags extends ScopeFlags {
  readonly output?: string
  readonly prune?: boolean
}

const EXAMPLES = `
Examples:
  se-ml baseline                             accept what is there now
  se-ml baseline --prune                     take out what has been mended since
Commit the file. From then on "se-ml audit --gate" fails only for what is new or worse.`

export function addBaseline(program: Command, context: Context): void {
  const command = program
    .command('baseline')
    .summary('remember what is there, so that the gate fails only for what is new or worse')
    .description('Writes findings and scores to .se-ml-baseline, a small text file to commit.')
    .argument('[path]', 'folder of the repository', folder, '.')
    .option('--prune', 'only take out what is mended and raise scores; take up nothing new')
    .option('-o, --output <file>', 'file to write (default: .se-ml-baseline); "-" for the terminal')
  addWorkers(addPreset(addExclude(command)))
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, _flags: unknown, self: Command) => {
      context.finish(await run({ path, flags: self.optsWithGlobals<BaselineFlags>(), context }))
    })
}

async function run({ path, flags, context }: Call<BaselineFlags>): Promise<ExitCode> {
  const file = flags.output ?? (await usualPlace(path))
  const old = flags.prune === true ? await readOld(file) : undefined
  const options = await context.options(path, flags)
  const report = await context.withProgress((onProgress) => audit(path, { ...options, onProgress }))
  await warn(report, context)
  if (isIncomplete(report)) {
    await print(context.world.stderr, 'se-ml: no baseline was written: the audit is incomplete\n')
    return 3
  }
  requirePreset(report, old)
  const baseline = old === undefined ? baselineOf(report) : prune(old, report)
  await context.deliver(writeBaseline(baseline), file)
  await print(context.world.stderr, summary({ file, now: baseline, before: old }))
  return 0
}

async function usualPlace(path: string): Promise<string> {
  const place = placeOf(await loadConfig(path), path)
  if (place !== undefined) return place.file
  throw new AuditError('the configuration wants no baseline (gate.baseline: false): name a file with --output')
}

async function readOld(file: string): Promise<Baseline> {
  try {
    return readBaseline(file, await readFile(file, 'utf8'))
  } catch (error) {
    if (error instanceof AuditError) throw error
    throw new AuditError(`there is no baseline ${file} to prune: write it with "se-ml baseline"`)
  }
}

function requirePreset({ tool }: Report, old: { readonly preset: string } | undefined): void {
  if (old === undefined || old.preset === tool.preset) return
  throw new AuditError(`the baseline was counted with the preset ${old.preset}: give --preset ${old.preset}`)
}

/** What was written, and what was there before where something was. */
interface Written {
  readonly file: string
  readonly now: Baseline
  readonly before: Baseline | undefined
}

function summary({ file, now, before }: Written): string {
  if (before !== undefined) return `se-ml: ${file}: ${count(before)} before, ${now.findings.length} now\n`
  return `se-ml: ${file}: ${count(now)}; commit it, and run "se-ml audit --gate" in CI\n`
}

function count({ findings }: Baseline): string {
  return `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}`
}
