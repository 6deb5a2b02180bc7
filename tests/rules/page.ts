import type { RuleMeta } from '../../src/model.ts'
import { ruleListMarkdown } from '../../src/report/rules.ts'

/** The catalogue page in Markdown: a table of all rules, then each one. */
export function cataloguePage(rules: readonly RuleMeta[]): string {
  const intro = `# The rules

<!-- Written by tests/rules/catalogue.test.ts from the rules themselves: change those, then run \`npx vitest -u\`. -->

\`se-ml explain <rule>\` shows the same in the terminal, with the limits of a preset.

${ruleListMarkdown(rules, true)}
`
  return `${intro}${rules.map(section).join('\n')}`
}

function kindOf({ kind, number }: RuleMeta): string {
  return kind === 'guideline' ? `guideline ${number}` : `practice ${number}`
}

function section(rule: RuleMeta): string {
  const example = rule.example === undefined ? '' : `\n\`\`\`${language(rule.example)}\n${rule.example}\n\`\`\`\n`
  const [measured, mend] =
    rule.kind === 'guideline' ? ['How it is measured', 'How to fix it'] : ['How it is judged', 'How to adopt it']
  return `## ${rule.id}

**${rule.title}** (${kindOf(rule)}). ${paragraphs(rule.why)}

**${measured}.** ${paragraphs(rule.how)}

**${mend}.** ${paragraphs(rule.fix)}
${example}
Sources:

${rule.sources.map((source) => `- ${plain(source)}`).join('\n')}
`
}

/** Told by the comment that names the file: `# .github/workflows/ci.yml`. */
function language(example: string): string {
  const [, ending = 'py'] = /^# \S+\.(\w+)$/m.exec(example) ?? []
  return { yml: 'yaml', yaml: 'yaml', toml: 'toml' }[ending] ?? 'python'
}

function paragraphs(text: string): string {
  return plain(text).replaceAll('\n', '\n\n')
}

/** Text in which Markdown sees no markup but code. */
function plain(text: string): string {
  return text.replace(/[*_<>]/g, '\\$&')
}
