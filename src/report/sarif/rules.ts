import type { ReportedRule, RuleMeta } from '../../model.ts'
import type { Descriptor, Message } from './types.ts'

/** What a rule says about itself, as viewers show it beside a finding. */
export function descriptor({ id, title, kind }: ReportedRule, rules: readonly RuleMeta[]): Descriptor {
  const meta = rules.find((rule) => rule.id === id)
  return {
    id,
    name: title.replaceAll(/[^\p{L}\p{N}]+(\p{L})?/gu, (_gap, letter: string = '') => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: meta?.why ?? title },
    help: help(title, meta),
    defaultConfiguration: { level: kind === 'guideline' ? 'warning' : 'note' },
    properties: { tags: [id.slice(0, id.indexOf('/')), kind] },
  }
}

function help(title: string, meta: RuleMeta | undefined): Message {
  if (meta === undefined) return { text: title }
  const { why, how, fix, example, sources } = meta
  const parts = [why, `How it is judged: ${how}`, `How to fix it: ${fix}`]
  const links = ['Sources:', ...sources.map((source) => `- ${source}`)].join('\n')
  const code = example === undefined ? [] : [`\`\`\`\`\n${example}\n\`\`\`\``]
  return {
    text: [...parts, ...(example === undefined ? [] : [example]), links].join('\n\n'),
    markdown: [...parts, ...code, links].join('\n\n'),
  }
}
