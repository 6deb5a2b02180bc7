import { type Command, Option } from 'commander'
import { type MetricsFormat, moduleMetrics, moduleTable, unitMetrics, unitTable } from '../../index.ts'
import type { Call } from '../call.ts'
import type { Context } from '../context.ts'
import { addExclude, addPreset, addWorkers, folder, type ScopeFlags } from '../options.ts'

interface MetricsFlags extends ScopeFlags {
  readonly format: MetricsFormat
  readonly output?: string
  readonly modules?: boolean
  readonly all?: boolean
}

const EXAMPLES = `
Columns of units:
  file, name, kind (function, method, script), line, end_line, code_lines,
  total_lines, parameters, complexity
Columns of modules:
  file, role, language, total_lines, code_lines, units, imports,
  duplicated_lines
Lines of a notebook count over its code cells joined; JSON also gives the cell.

Examples:
  se-ml metrics --output units.csv
  se-ml metrics ../churn --modules --format json
  python3 -c 'import pandas; print(pandas.read_csv("units.csv").describe())'`

export function addMetrics(program: Command, context: Context): void {
  const command = program
    .command('metrics')
    .summary('write a table of all units or modules, for your own analysis')
    .description('Writes one row for each unit (function, method or script body), or one for each module.')
    .argument('[path]', 'folder of the repository', folder, '.')
    .addOption(new Option('--format <format>', 'form of the table').choices(['csv', 'json']).default('csv'))
    .option('-o, --output <file>', 'write the table to a file')
    .option('--modules', 'one row for each module')
    .option('--all', 'code of all roles, tests and examples too (default: source and notebooks)')
  addWorkers(addPreset(addExclude(command)))
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, flags: MetricsFlags) => {
      await context.deliver(await table({ path, flags, context }), flags.output)
      context.finish(0)
    })
}

function table({ path, flags, context }: Call<MetricsFlags>): Promise<string> {
  return context.withProgress(async (onProgress) => {
    const options = { ...(await context.options(path, flags, 'no rules')), all: flags.all ?? false, onProgress }
    return flags.modules
      ? moduleTable(await moduleMetrics(path, options), flags.format)
      : unitTable(await unitMetrics(path, options), flags.format)
  })
}
