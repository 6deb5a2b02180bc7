import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { configurationFor, loadConfig } from '../../config/index.ts'
import { AuditError, audit, look } from '../../index.ts'
import type { Call } from '../call.ts'
import type { Context } from '../context.ts'
import { folder } from '../options.ts'
import { print } from '../print.ts'

const NAME = '.se-ml.yml'

interface InitFlags {
  readonly output?: string
}

const EXAMPLES = `
Examples:
  se-ml init                      look at the current folder, write .se-ml.yml
  se-ml init ../churn --output -  only show it`

export function addInit(program: Command, context: Context): void {
  program
    .command('init')
    .summary('write a commented configuration that fits the repository')
    .description('Looks at the repository and writes .se-ml.yml: what was found, and how to correct it.')
    .argument('[path]', 'folder of the repository', folder, '.')
    .option('-o, --output <file>', 'file to write (default: .se-ml.yml in the folder); "-" for the terminal')
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, _flags: unknown, self: Command) => {
      await run({ path, flags: self.optsWithGlobals<InitFlags>(), context })
      context.finish(0)
    })
}

async function run({ path, flags, context }: Call<InitFlags>): Promise<void> {
  const file = flags.output ?? join(path, NAME)
  if (file !== '-') await requireNone(path, file)
  const options = { preset: 'se-ml', exclude: [], roles: [], workers: 0 } as const
  const text = await context.withProgress(async (onProgress) => {
    const report = await audit(path, { ...options, onProgress })
    return configurationFor(await look(path, options), report)
  })
  await context.deliver(text, file)
  if (file !== '-') await print(context.world.stderr, `se-ml: ${file}: read it, correct what is wrong, commit it\n`)
}

/** People wrote what is there: it is never written over. */
async function requireNone(path: string, file: string): Promise<void> {
  const { file: found } = await loadConfig(path)
  const there = found ?? (existsSync(file) ? file : undefined)
  if (there === undefined) return
  throw new AuditError(`there is a configuration already: ${there}; "se-ml init --output -" shows a new one`)
}
