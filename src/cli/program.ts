import { Command } from 'commander'
import { VERSION } from '../index.ts'
import { addAttest } from './commands/attest.ts'
import { addAudit } from './commands/audit.ts'
import { addBaseline } from './commands/baseline.ts'
import { addCompare } from './commands/compare.ts'
import { addConfig } from './commands/config.ts'
import { addExplain } from './commands/explain.ts'
import { addFiles } from './commands/files.ts'
import { addInit } from './commands/init.ts'
import { addMetrics } from './commands/metrics.ts'
import { addPlan } from './commands/plan.ts'
import { addRules } from './commands/rules.ts'
import { addTrend } from './commands/trend.ts'
import type { Context } from './context.ts'

const DESCRIPTION =
  'Audits how well a Python machine-learning repository is engineered, by the guidelines of Better Code Hub and the ' +
  'practices of the SE-ML catalogue, with evidence, places to refactor and next steps.'

const EXAMPLES = `
Start with:
  se-ml audit path/to/repository`

/** In the order of the help. */
const COMMANDS: readonly ((program: Command, context: Context) => void)[] = [
  addAudit,
  addBaseline,
  addPlan,
  addCompare,
  addTrend,
  addFiles,
  addMetrics,
  addRules,
  addExplain,
  addAttest,
  addInit,
  addConfig,
]

/**
 * The commands and their options.
 * @param say takes what is meant for stdout: help and version
 */
export function createProgram(context: Context, say: (text: string) => void): Command {
  const program = new Command('se-ml')
    .description(DESCRIPTION)
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand(false)
    .option('--color', 'colour the text even when it does not go to a terminal')
    .option('--no-color', 'never colour the text')
    .option('--allow-plugins', 'run rules that the configuration brings along: they are code')
    .hook('preAction', (self) => {
      if (self.opts<{ allowPlugins?: boolean }>().allowPlugins) context.allowPlugins()
    })
    .exitOverride()
    .configureOutput({
      writeOut: say,
      writeErr: () => {},
      getOutHelpWidth: () => 80,
      getErrHelpWidth: () => 80,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('after', EXAMPLES)
  for (const add of COMMANDS) add(program, context)
  return program
}
