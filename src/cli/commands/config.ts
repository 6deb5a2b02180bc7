import { type Command, Option } from 'commander'
import { configJsonSchema, effectiveValues, loadConfig, showValues } from '../../config/index.ts'
import { given } from '../../given.ts'
import type { Context } from '../context.ts'
import { addCoverage, addExclude, addPreset, addWorkers, folder, type ScopeFlags } from '../options.ts'

interface ConfigFlags extends ScopeFlags {
  readonly format: 'text' | 'json'
  readonly schema?: boolean
}

const EXAMPLES = `
Examples:
  se-ml config                    what holds here, and which file and line says so
  se-ml config --schema > .se-ml.schema.json
With this as first line of .se-ml.yml editors check and complete it:
  # yaml-language-server: $schema=.se-ml.schema.json`

export function addConfig(program: Command, context: Context): void {
  const command = program
    .command('config')
    .summary('show the effective configuration, with the origin of each value')
    .description('Prints every value that holds in an audit, and where it comes from.')
    .argument('[path]', 'folder of the repository', folder, '.')
    .addOption(new Option('--format <format>', 'form of the list').choices(['text', 'json']).default('text'))
    .option('--schema', 'print the JSON Schema of the configuration, for editors')
  addCoverage(addWorkers(addPreset(addExclude(command))))
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, _flags: unknown, self: Command) => {
      await context.deliver(await show(path, self.optsWithGlobals<ConfigFlags>()), undefined)
      context.finish(0)
    })
}

async function show(path: string, flags: ConfigFlags): Promise<string> {
  if (flags.schema === true) return `${JSON.stringify(await configJsonSchema(), null, 2)}\n`
  const { preset, workers, coverage, exclude } = flags
  const values = effectiveValues(await loadConfig(path), given({ preset, workers, coverage, exclude }))
  return flags.format === 'json' ? `${JSON.stringify(values, null, 2)}\n` : showValues(values)
}
