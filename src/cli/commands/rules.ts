import { Chalk } from 'chalk'
import { type Command, Option } from 'commander'
import { ruleListJson, ruleListMarkdown, ruleListText, rules } from '../../index.ts'
import type { Context } from '../context.ts'
import { layoutFor } from '../layout.ts'

interface RulesFlags {
  readonly format: 'text' | 'json' | 'markdown'
  readonly output?: string
  readonly color?: boolean
}

const EXAMPLES = `
Examples:
  se-ml rules                                  all rules in the terminal
  se-ml rules --format json | jq '.[].id'      ids for a script
  se-ml explain <rule>                         one of them in full`

export function addRules(program: Command, context: Context): void {
  program
    .command('rules')
    .summary('list all rules with category, difficulty and effects')
    .description('Lists the guidelines and practices: difficulty, effects, and how much of each a repository shows.')
    .addOption(
      new Option('--format <format>', 'form of the list').choices(['text', 'json', 'markdown']).default('text'),
    )
    .option('-o, --output <file>', 'write the list to a file')
    .addHelpText('after', EXAMPLES)
    .action(async (_flags: unknown, self: Command) => {
      const flags = self.optsWithGlobals<RulesFlags>()
      await context.deliver(render(flags, context), flags.output)
      context.finish(0)
    })
}

function render(flags: RulesFlags, { world }: Context): string {
  if (flags.format === 'json') return ruleListJson(rules)
  if (flags.format === 'markdown') return ruleListMarkdown(rules)
  return ruleListText(rules, new Chalk({ level: layoutFor(flags, world).color ? 1 : 0 }).bold)
}
