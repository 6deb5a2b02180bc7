import { shellOptions } from '../../command/unwrap.ts'
import type { Mask } from '../../effect.ts'
import { folderOf, resolvePath } from '../../folder.ts'

import { type Script, SINGLE } from '../../script.ts'
import type { ShellMode } from '../../shell/state.ts'
import { type Arguments, type Call, type Expansion, optionValues, parseArguments } from '../expander.ts'
import { type Makefile, type MakeRule, parseMakefile, type RecipeLine } from './parse.ts'
import { replaceVariables } from './variables.ts'

const VALUED = ['-C', '--directory', '-f', '--file', '--makefile', '-I', '-o', '-W', '--include-dir']
const NAMES = ['GNUmakefile', 'makefile', 'Makefile']
const MOST_INCLUDES = 20
const MOST_TARGETS = 60

/** `make target`: the recipes of the target and, before them, of what it needs. */
export async function expandMake(call: Call): Promise<Expansion | undefined> {
  if (call.program !== 'make' && call.program !== 'gmake') return undefined
  const parsed = parseArguments(call.args, VALUED)
  const folder = optionValues(parsed.options, '-C', '--directory').reduce<string | undefined>(resolvePath, call.folder)
  const inside = { ...call, folder }
  const path = makefilePath(inside, parsed)
  if (path === undefined) return { unresolved: 'there is no Makefile where it runs' }
  if (isDryRun(parsed)) return { unresolved: 'a dry run' }
  return expandTargets({ makefile: await readMakefile(inside, path), parsed, call: inside, visited: [] })
}

function isDryRun({ options }: Arguments): boolean {
  return [...options.keys()].some((name) => /^-\w*n|^--(?:dry-run|just-print|recon)$/.test(name))
}

function makefilePath({ folder, project }: Call, { options }: Arguments): string | undefined {
  const named = optionValues(options, '-f', '--file', '--makefile')
  return (named.length > 0 ? named : NAMES).map((name) => resolvePath(folder, name)).find((path) => project.has(path))
}

/** A Makefile with the files it includes, as far as they are in the repository. */
async function readMakefile({ folder, project }: Call, path: string): Promise<Makefile> {
  const found: Makefile[] = []
  const todo = new Set([path])
  for (const next of todo) {
    const read: Makefile = parseMakefile(next, (await project.read(next)) ?? '')
    found.push(read)
    const included = read.includes.map((name) => resolvePath(folder, replaceVariables(name, read.variables)))
    for (const one of included) if (project.has(one) && todo.size < MOST_INCLUDES) todo.add(one)
  }
  return {
    rules: found.flatMap(({ rules }) => rules),
    variables: new Map(found.toReversed().flatMap(({ variables }) => [...variables])),
    includes: [],
  }
}

interface Making {
  readonly makefile: Makefile
  readonly parsed: Arguments
  /** The command, in the folder that `-C` names. */
  readonly call: Call
  /** Targets that were dealt with. */
  readonly visited: string[]
}

function expandTargets(making: Making): Expansion {
  const asked = making.parsed.words.filter(isTarget).flatMap((word) => making.call.values(word))
  const targets = asked.length > 0 ? asked : defaultTarget(making.makefile)
  const missing = targets.filter((target) => rulesFor(making.makefile, target).length === 0)
  if (missing.length === targets.length) return { unresolved: `the Makefile has no target \`${missing[0] ?? ''}\`` }
  return { scripts: targets.flatMap((target) => scriptsOf(making, target)) }
}

/** Not `NAME=value`, and not the number behind `-j`. */
function isTarget(word: string): boolean {
  return !word.includes('=') && !/^[\d.]+$/.test(word)
}

function defaultTarget({ rules, variables }: Makefile): string[] {
  const goal =
    variables.get('.DEFAULT_GOAL') ?? rules.flatMap(({ targets }) => targets).find((name) => !name.startsWith('.'))
  return goal === undefined ? [] : [goal]
}

/** Rules that name the target; else those with a pattern (`%`) that it fits. */
function rulesFor({ rules, variables }: Makefile, target: string): MakeRule[] {
  const named = rules.filter(({ targets }) => targets.some((name) => replaceVariables(name, variables) === target))
  return named.length > 0
    ? named
    : rules.filter(({ targets }) => targets.some((name) => fits(name, target))).slice(0, 1)
}

function fits(pattern: string, target: string): boolean {
  const [before, after, more] = pattern.split('%')
  if (after === undefined || more !== undefined) return false
  return target.length > before!.length + after.length && target.startsWith(before!) && target.endsWith(after)
}

function scriptsOf(making: Making, name: string): Script[] {
  const { visited, makefile } = making
  if (visited.includes(name) || visited.length > MOST_TARGETS) return []
  visited.push(name)
  const rules = rulesFor(makefile, name)
  const needed = rules.flatMap(({ prerequisites }) => prerequisites.flatMap((word) => namesIn(word, makefile)))
  const before = needed.filter((one) => isNamed(makefile, one)).flatMap((one) => scriptsOf(making, one))
  return [...before, ...rules.flatMap((rule) => recipeOf(making, { name, rule }))]
}

/** What is made, by one of the rules for it. */
interface Target {
  readonly name: string
  readonly rule: MakeRule
}

function namesIn(word: string, { variables }: Makefile): string[] {
  return replaceVariables(word, variables).split(/\s+/)
}

/** Prerequisites that only fit a pattern are files to be built, which is no work of a check. */
function isNamed({ rules }: Makefile, name: string): boolean {
  return rules.some(({ targets }) => targets.includes(name))
}

function recipeOf(making: Making, target: Target): Script[] {
  const { makefile, call } = making
  const { name, rule } = target
  const mask = ignoresErrors(making, name) ? { reason: '`make` is told to ignore errors' } : undefined
  const variables = variablesIn(making, target)
  const lines = isOneShell(makefile) ? joined(rule.recipe) : rule.recipe
  return lines.map(({ text, path, line }) => ({
    ...{ mask, ...unprefixed(replaceVariables(text, variables)) },
    ...{ path, line, byLine: true, name, folder: call.folder, home: folderOf(path) },
    mode: shellMode(makefile),
  }))
}

/** Variables of the Makefile and of the command line, and those that `make` sets for a target. */
function variablesIn({ makefile, parsed }: Making, { name, rule }: Target): ReadonlyMap<string, string> {
  const automatic = [['@', name] as const, ['<', rule.prerequisites[0] ?? ''] as const, ['MAKE', 'make'] as const]
  return new Map([...makefile.variables, ...overrides(parsed), ...automatic])
}

function overrides({ words }: Arguments): (readonly [string, string])[] {
  const pairs = words.filter((word) => /^[\w.-]+\+?=/.test(word))
  return pairs.map((word) => [word.slice(0, word.indexOf('=')).replace(/\+$/, ''), word.slice(word.indexOf('=') + 1)])
}

/** `-` before a recipe line makes `make` ignore its failure (GNU make manual 5.5); `@` and `+` do not matter here. */
function unprefixed(line: string): { text: string; mask?: Mask } {
  const [prefix = ''] = /^[\s@+-]*/.exec(line) ?? []
  const text = line.slice(prefix.length)
  return prefix.includes('-') ? { text, mask: { reason: '`-` before it makes `make` ignore its failure' } } : { text }
}

function ignoresErrors({ parsed, makefile }: Making, target: string): boolean {
  const asked = [...parsed.options.keys()].some((name) => name === '--ignore-errors' || /^-[a-zA-Z]*i/.test(name))
  return (
    asked ||
    makefile.rules.some(
      ({ targets, prerequisites }) =>
        targets.includes('.IGNORE') && (prerequisites.length === 0 || prerequisites.includes(target)),
    )
  )
}

function isOneShell({ rules }: Makefile): boolean {
  return rules.some(({ targets }) => targets.includes('.ONESHELL'))
}

function joined(recipe: readonly RecipeLine[]): RecipeLine[] {
  const [first] = recipe
  return first === undefined ? [] : [{ ...first, text: recipe.map(({ text }) => text).join('\n') }]
}

function shellMode({ variables }: Makefile): ShellMode {
  const flags = variables.get('.SHELLFLAGS')
  return flags === undefined ? SINGLE : shellOptions(flags.split(/\s+/))
}
