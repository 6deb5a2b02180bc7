import { Chalk } from 'chalk'
import type { Command } from 'commander'
import { given } from '../../given.ts'
import { explanation, PRESETS, type PresetName, ruleList, rules } from '../../index.ts'
import type { Call } from '../call.ts'
import type { Context } from '../context.ts'
import { findRule } from '../find-rule.ts'
import { layoutFor } from '../layout.ts'
import { addPreset } from '../options.ts'

interface ExplainFlags {
  readonly preset?: PresetName
  readonly color?: boolean
}

const EXAMPLES = `
Examples:
  se-ml explain                       list all rules
  se-ml explain write-short-units     the category may be left out`

export function addExplain(program: Command, context: Context): void {
  const command = program
    .command('explain')
    .summary('say why a rule matters, how it is measured and how to fix it')
    .description('Explains one rule, or lists all of them.')
    .argument('[rule]', 'id of the rule, as in the report, or the number of a practice')
  addPreset(command)
    .addHelpText('after', EXAMPLES)
    .action(async (id: string | undefined, _flags: unknown, self: Command) => {
      await context.deliver(await explain(id, { flags: self.optsWithGlobals<ExplainFlags>(), context }), undefined)
      context.finish(0)
    })
}

type ExplainCall = Pick<Call<ExplainFlags>, 'flags' | 'context'>

async function explain(id: string | undefined, { flags, context }: ExplainCall): Promise<string> {
  const { color, width } = layoutFor(flags, context.world)
  const { bold } = new Chalk({ level: color ? 1 : 0 })
  if (id === undefined) return ruleList(rules, bold)
  const rule = findRule(id, rules)
  const { preset: name = 'se-ml' } = await context.options('.', flags, 'no rules')
  const preset = PRESETS[name]
  const settings = preset.guidelines[rule.id]
  return explanation(rule, { width, preset: preset.name, heading: bold, ...given({ settings }) })
}
