import { homedir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { given } from '../../given.ts'
import { type Cache, openStore, type TrendPoint, trendTable, trendText, VERSION } from '../../index.ts'
import type { Call } from '../call.ts'
import type { Context } from '../context.ts'
import { layoutFor } from '../layout.ts'
import { addExclude, addPreset, addWorkers, folder, type ScopeFlags, wholeNumber } from '../options.ts'
import { auditRevisions } from '../trend.ts'
import type { World } from '../world.ts'

interface TrendFlags extends ScopeFlags {
  readonly last: number
  readonly of: 'tags' | 'commits' | 'auto'
  readonly format: 'text' | 'csv' | 'json'
  readonly output?: string
  /** `false` for `--no-cache`. */
  readonly cache: string | boolean
}

const EXAMPLES = `
Revisions are read from git objects; the work tree is not touched. What was
audited once is kept in a cache folder, which may be deleted at any time:
$XDG_CACHE_HOME/se-ml or ~/.cache/se-ml, or the one that --cache names.

Examples:
  se-ml trend                                the newest 10 tags, or commits
  se-ml trend --last 20 --of commits
  se-ml trend ../churn --format csv --output trend.csv`

const MANY = 10

export function addTrend(program: Command, context: Context): void {
  const command = program
    .command('trend')
    .summary('show how the scores changed over tags or commits')
    .description('Audits the newest tags or commits and prints a table and a small chart of the scores over time.')
    .argument('[path]', 'folder of the repository', folder, '.')
    .option('--last <n>', 'how many of the newest', wholeNumber(1, 1000), MANY)
    .addOption(
      new Option('--of <kind>', 'what to audit; auto takes tags where there are at least 3')
        .choices(['tags', 'commits', 'auto'])
        .default('auto'),
    )
    .addOption(new Option('--format <format>', 'form of the output').choices(['text', 'csv', 'json']).default('text'))
    .option('-o, --output <file>', 'write to a file')
    .option('--cache <folder>', 'where to keep what was audited')
    .option('--no-cache', 'keep nothing')
  addWorkers(addPreset(addExclude(command)))
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, flags: TrendFlags) => {
      const call = { path, flags, context }
      await context.deliver(draw(await points(call), call), flags.output)
      context.finish(0)
    })
}

async function points({ path, flags, context }: Call<TrendFlags>): Promise<TrendPoint[]> {
  const audit = await context.options(path, flags)
  const cache = await openCache(flags.cache, context.world)
  return context.withProgress((onProgress) =>
    auditRevisions(path, { list: flags, audit, onProgress, ...given({ cache }) }),
  )
}

/** A folder that was named has to work; the usual one may be missing, for instance where there is no home. */
async function openCache(wanted: string | boolean, { env }: World): Promise<Cache | undefined> {
  if (wanted === false) return undefined
  const versions = [VERSION, process.versions.node]
  if (typeof wanted === 'string') return { store: await openStore(wanted), versions }
  const store = await openStore(usualCache(env)).catch(() => undefined)
  return store && { store, versions }
}

function usualCache({ XDG_CACHE_HOME, HOME }: World['env']): string {
  return join(XDG_CACHE_HOME || join(HOME || homedir(), '.cache'), 'se-ml')
}

function draw(found: readonly TrendPoint[], { path, flags, context }: Call<TrendFlags>): string {
  if (flags.format !== 'text') return trendTable(found, flags.format)
  return trendText(basename(resolve(path)), found, layoutFor(flags, context.world).width)
}
