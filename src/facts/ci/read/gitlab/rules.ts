import { patternMatch } from '../../branches.ts'
import { evaluate } from '../../condition/evaluate.ts'
import { flag, get, list, type MaybeNode, text, texts, type YamlNode } from '../../yaml/node.ts'
import { type GitlabEvent, gitlabValue, namesEvent, refOf } from './events.ts'

/** What becomes of a job in one kind of pipeline. */
export interface JobOutcome {
  /** Undefined: a condition decides that cannot be told. */
  readonly runs: boolean | undefined
  readonly manual: boolean
  readonly mayFail: boolean
  /** The condition in doubt. */
  readonly condition?: string
}

export interface RuleContext {
  readonly branch: string | undefined
  /** Variables that the configuration sets to plain text. */
  readonly variables: ReadonlyMap<string, string>
}

const NOT: JobOutcome = { runs: false, manual: false, mayFail: false }

/** Outcome by `rules`: the first one that holds decides; none: the job is left out. */
export function outcomeByRules(rules: readonly YamlNode[], event: GitlabEvent, context: RuleContext): JobOutcome {
  let open: string | undefined
  for (const rule of rules) {
    const condition = text(get(rule, 'if'))
    const holds = condition === undefined ? true : evaluateRule(condition, event, context)
    if (holds === undefined && text(get(rule, 'when')) !== 'never') open ??= condition
    if (holds === true) return ruleOutcome(rule, open)
  }
  return open === undefined ? NOT : { runs: undefined, manual: false, mayFail: false, condition: open }
}

function evaluateRule(condition: string, event: GitlabEvent, { branch, variables }: RuleContext): boolean | undefined {
  return evaluate(
    condition,
    (name) => gitlabValue(event, branch, name) ?? variables.get(name.replace(/^\$\{?|\}$/g, '')),
  )
}

function ruleOutcome(rule: YamlNode, open: string | undefined): JobOutcome {
  const when = text(get(rule, 'when'))
  const mayFail = flag(get(rule, 'allow_failure')) ?? false
  if (when === 'never' && open !== undefined) return { runs: undefined, manual: false, mayFail, condition: open }
  return { runs: when !== 'never', manual: when === 'manual', mayFail }
}

/** Outcome by `only` and `except`; without them a job runs for branches and tags (https://docs.gitlab.com/ci/yaml/deprecated_keywords/). */
export function outcomeByRefs(job: YamlNode, event: GitlabEvent, context: RuleContext): JobOutcome {
  const only = refsOf(get(job, 'only')) ?? ['branches', 'tags']
  const except = refsOf(get(job, 'except')) ?? []
  const named = anyOf(only, event, context)
  const excepted = anyOf(except, event, context)
  const runs = excepted === true || named === false ? false : named === true && excepted === false ? true : undefined
  const conditions = texts(get(job, 'only', 'variables'))
  const held = conditions.length === 0 ? true : conditions.some((one) => evaluateRule(one, event, context) !== false)
  const open = runs === undefined ? { condition: [...only, ...except].join(', ') } : {}
  return held ? { runs, manual: false, mayFail: false, ...open } : NOT
}

function refsOf(node: MaybeNode): string[] | undefined {
  if (node === undefined) return undefined
  const refs = node.kind === 'map' ? get(node, 'refs') : node
  return refs === undefined ? undefined : texts(refs)
}

function anyOf(refs: readonly string[], event: GitlabEvent, { branch }: RuleContext): boolean | undefined {
  const name = refOf(event, branch)
  const results = refs.map((ref) =>
    namesEvent(ref, event, (pattern) => (name === undefined ? undefined : patternMatch(pattern, name))),
  )
  return results.includes(true) ? true : results.includes(undefined) ? undefined : false
}

/** `workflow: rules` decide whether there is a pipeline at all. */
export function hasPipeline(rules: MaybeNode, event: GitlabEvent, context: RuleContext): boolean {
  return rules === undefined || outcomeByRules(list(rules), event, context).runs !== false
}
