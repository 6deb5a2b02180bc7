import { resolvePath } from '../../folder.ts'

import { lineScript, quoteWords, type Script } from '../../script.ts'
import { type Arguments, type Call, type Expansion, optionValues, parseArguments } from '../expander.ts'
import { type ToxConfig, type ToxLines, toxConfig } from './config.ts'
import { environmentNames, lineFor } from './factors.ts'

const VALUED =
  '-e -c --conf -m -f --workdir --root --result-json --installpkg --override -x --hashseed --discover --index-url -i --skip-env -p --parallel --develop'.split(
    ' ',
  )

/** `tox -e lint`: the commands of the environments. */
export async function expandTox(call: Call): Promise<Expansion | undefined> {
  if (call.program !== 'tox') return undefined
  const parsed = parseArguments(call.args, VALUED)
  if (/^(?:config|c|list|l|devenv|d|depends|quickstart)$/.test(parsed.words[0] ?? '')) return undefined
  if (parsed.options.has('--notest')) return { unresolved: '`--notest` only makes the environments' }
  const config = await toxConfig(call, optionValues(parsed.options, '-c', '--conf')[0])
  if (config === undefined) return { unresolved: 'there is no configuration of tox where it runs' }
  const scripts = selected({ config, call }, parsed).flatMap((name) => environmentScripts({ config, name, call }))
  return scripts.length > 0 ? { scripts: withoutRepeats(scripts) } : { unresolved: 'its environments have no commands' }
}

/** A command of tox, with the configuration that it reads. */
interface Started {
  readonly config: ToxConfig
  readonly call: Call
}

/** Names from `-e`, `-m`, `TOXENV`, tox-gh-actions, or the environment list, in this order. */
function selected(started: Started, parsed: Arguments): string[] {
  const { config, call } = started
  const asked = optionValues(parsed.options, '-e').flatMap((word) => call.values(word))
  const labels = optionValues(parsed.options, '-m').flatMap((label) => ofKey(pairsIn(config, 'tox', 'labels'), label))
  const given = asked.length > 0 || labels.length > 0 ? [...asked, ...labels] : fromEnvironment(started)
  const names = given.flatMap(environmentNames)
  const all = names.length === 0 || names.includes('ALL') ? listedEnvironments(config) : names
  const factors = factorsOf(parsed)
  const chosen = all.filter((name) => factors.every((factor) => name.split('-').includes(factor)))
  return chosen.length > 0 ? chosen : ['py']
}

function listedEnvironments(config: ToxConfig): string[] {
  return environmentNames(textOf(config, 'envlist') || textOf(config, 'env_list'))
}

/** `-f` takes factors up to the next option. */
function factorsOf({ options, words }: Arguments): readonly string[] {
  if (!options.has('-f')) return []
  return [...optionValues(options, '-f'), ...words.filter((word) => !/^(?:r|run|p|run-parallel)$/.test(word))]
}

function fromEnvironment({ config, call }: Started): string[] {
  const variable = call.values('$TOXENV').filter((value) => value !== '$TOXENV')
  if (variable.length > 0) return variable
  return ['gh-actions', 'gh'].flatMap((section) => pairsIn(config, section, 'python').map(([, value]) => value))
}

/** The `key: value` lines of a setting. */
function pairsIn(config: ToxConfig, section: string, setting: string): (readonly [key: string, value: string])[] {
  const lines = config.sections.get(section)?.get(setting) ?? []
  return lines.flatMap(({ text }) => {
    const [, key, value] = /^([^:=]+?)\s*[:=]\s*(.*)$/.exec(text) ?? []
    return key === undefined || value === undefined ? [] : [[key, value] as const]
  })
}

function ofKey(pairs: readonly (readonly [key: string, value: string])[], wanted: string): string[] {
  return pairs.filter(([key]) => key === wanted).map(([, value]) => value)
}

function textOf({ sections }: ToxConfig, key: string): string {
  return (sections.get('tox')?.get(key) ?? []).map(({ text }) => text).join('\n')
}

interface Environment extends Started {
  readonly name: string
}

function environmentScripts(environment: Environment): Script[] {
  const keys = ['commands_pre', 'commands', 'commands_post']
  return keys.flatMap((key) => commandScripts(environment, setting(environment, key)))
}

/** The environment's own setting, else that of `[testenv]`. Headers may be generative too. */
function setting({ config, name }: Environment, key: string): ToxLines {
  const own = [...config.sections.keys()].filter((section) => namesSection(section, name))
  for (const section of [...own, 'testenv']) {
    const lines = config.sections.get(section)?.get(key)
    if (lines !== undefined) return lines
  }
  return []
}

function namesSection(section: string, name: string): boolean {
  return section.startsWith('testenv:') && environmentNames(section.slice('testenv:'.length)).includes(name)
}

function commandScripts(environment: Environment, lines: ToxLines): Script[] {
  const { config, name, call } = environment
  const folder = folderFor(environment)
  const ignored = /^true$/i.test(setting(environment, 'ignore_outcome')[0]?.text ?? '')
  return referenced(config, joinContinued(lines)).flatMap(({ text, line }) => {
    const command = lineFor(name, text) ?? ''
    if (command.trim() === '') return []
    const [prefix = ''] = /^[-!]?\s*/.exec(command) ?? []
    const place = { path: config.path, line, name, folder, mask: maskOf(prefix.trim(), ignored) }
    return [lineScript({ ...place, text: substitute(command.slice(prefix.length), call) })]
  })
}

function folderFor(environment: Environment): string | undefined {
  const { call } = environment
  const changed = setting(environment, 'changedir')[0] ?? setting(environment, 'change_dir')[0]
  return changed ? resolvePath(call.folder, substitute(changed.text, call)) : call.folder
}

/** https://tox.wiki/en/latest/how-to/usage.html: `-` ignores the exit code, `!` inverts it; `ignore_outcome` does not fail the run. */
function maskOf(prefix: string, ignored: boolean) {
  if (prefix === '-') return { reason: '`-` before it makes tox ignore its failure' }
  if (ignored) return { reason: '`ignore_outcome = true` in its tox environment' }
  return prefix === '!' ? { reason: '`!` before it inverts its result' } : undefined
}

function joinContinued(lines: ToxLines): ToxLines {
  const joined: { text: string; line: number }[] = []
  for (const { text, line } of lines) {
    const last = joined.at(-1)
    if (last?.text.endsWith('\\')) last.text = `${last.text.slice(0, -1)} ${text}`
    else joined.push({ text, line })
  }
  return joined
}

/** `{[testenv:other]commands}` stands for the lines of another section. */
function referenced(config: ToxConfig, lines: ToxLines): ToxLines {
  return lines.flatMap((line) => {
    const [, section = '', key = ''] = /^\{\[([^\]]+)\](\w+)\}$/.exec(line.text.trim()) ?? []
    return section === '' ? [line] : joinContinued(config.sections.get(section)?.get(key) ?? [])
  })
}

/** Substitutions whose value can be told. `{posargs:default}` is what follows `--`, else the default. */
function substitute(text: string, { args }: Call): string {
  const split = args.indexOf('--')
  const given = split < 0 ? undefined : quoteWords(args.slice(split + 1))
  return text
    .replace(/\{posargs(?::((?:[^{}]|\{[^{}]*\})*))?\}|\[\]/g, (_, fallback: string = '') => given ?? fallback)
    .replace(/\{env:\w+:([^{}]*)\}/g, '$1')
    .replace(/\{(?:envbindir|env_bin_dir)\}\//g, '')
    .replaceAll('{/}', '/')
}

function withoutRepeats(scripts: readonly Script[]): Script[] {
  const seen = new Set<string>()
  return scripts.filter(({ line, text }) => !seen.has(`${line} ${text}`) && seen.add(`${line} ${text}`))
}
