import { resolvePath } from '../folder.ts'

import { lineScript, quoteWords, type Script } from '../script.ts'
import { type Arguments, type Call, type Expansion, optionValues, parseArguments } from './expander.ts'
import { listNamed, literalText, splitArguments, type TextCall, textCalls } from './python/calls.ts'
import { type TopFunction, topFunctions } from './python/functions.ts'

const VALUED = [
  '-f',
  '--noxfile',
  '-p',
  '--python',
  '--pythons',
  '-k',
  '--keywords',
  '-t',
  '--tags',
  '-db',
  '--default-venv-backend',
  '--envdir',
  '-fb',
]

/** `nox -s tests`: the literal arguments of `session.run(…)` and `session.install(…)`. */
export async function expandNox(call: Call): Promise<Expansion | undefined> {
  if (call.program !== 'nox') return undefined
  const parsed = parseArguments(call.args, VALUED)
  if (['-l', '--list', '--list-sessions', '--install-only'].some((name) => parsed.options.has(name))) return undefined
  const path = resolvePath(call.folder, optionValues(parsed.options, '-f', '--noxfile')[0] ?? 'noxfile.py')
  const source = await call.project.read(path)
  if (source === undefined) return { unresolved: 'there is no noxfile.py where it runs' }
  const noxfile: Noxfile = { path: path!, source, functions: topFunctions(source), call, visited: [] }
  const scripts = selected(noxfile, parsed).flatMap((session) => sessionScripts(noxfile, session))
  return scripts.length > 0 ? { scripts } : { unresolved: 'its sessions run nothing that is written out' }
}

interface Noxfile {
  readonly path: string
  readonly source: string
  readonly functions: readonly TopFunction[]
  readonly call: Call
  readonly visited: string[]
}

/** Sessions by `-s`, `-t`, `NOXSESSION` or `nox.options.sessions`; else all of them. */
function selected(noxfile: Noxfile, { options, words }: Arguments): TopFunction[] {
  const sessions = noxfile.functions.filter(isSession)
  const tags = optionValues(options, '-t', '--tags')
  if (tags.length > 0)
    return sessions.filter(({ decorators }) =>
      tags.some((tag) => decorators.includes(`"${tag}"`) || decorators.includes(`'${tag}'`)),
    )
  const asked = words.flatMap((word) => noxfile.call.values(word))
  const variable = noxfile.call.values('$NOXSESSION').filter((value) => value !== '$NOXSESSION')
  const names = [asked, variable, defaultSessions(noxfile.source)].find((list) => list.length > 0) ?? []
  return names.length === 0
    ? sessions.filter(isDefault)
    : sessions.filter((session) => names.some((name) => isCalled(session, name)))
}

function isSession({ decorators }: TopFunction): boolean {
  return /@(?:nox\.|nox_\w+\.)?session\b/.test(decorators)
}

function isDefault({ decorators }: TopFunction): boolean {
  return !/\bdefault\s*=\s*False\b/.test(decorators)
}

/** `tests-3.9` and `tests(numpy='1')` are variants of `tests`. */
function isCalled(session: TopFunction, asked: string): boolean {
  const own = sessionName(session)
  return asked.split(/[,\s]+/).some((name) => name === own || name.startsWith(`${own}-`) || name.startsWith(`${own}(`))
}

function sessionName({ name, decorators }: TopFunction): string {
  return /\bname\s*=\s*["']([^"']+)["']/.exec(decorators)?.[1] ?? name
}

function defaultSessions(source: string): string[] {
  const list = /^nox\.options\.sessions\s*=\s*[[(]([^\])]*)[\])]/m.exec(source)?.[1] ?? ''
  return splitArguments(list.replace(/#.*$/gm, '')).flatMap((item) => literalText(item) ?? [])
}

function sessionScripts(noxfile: Noxfile, session: TopFunction): Script[] {
  if (noxfile.visited.includes(session.name)) return []
  noxfile.visited.push(session.name)
  const calls = textCalls(session.body, /[\w.]+/)
  return calls.flatMap((one) => callScripts(noxfile, session, one))
}

function callScripts(noxfile: Noxfile, session: TopFunction, call: TextCall): Script[] {
  const helper = helperOf(noxfile, call)
  if (helper) return sessionScripts(noxfile, helper)
  const method = /^(?:session|s|nox_session|sess)\.(\w+)$/.exec(call.callee)?.[1]
  if (method === undefined) return []
  if (method === 'notify') return notified(noxfile, call)
  const words = commandOf(method, passedWords(noxfile, session, call))
  if (words.length === 0) return []
  const mayFail = /[,[(]\s*1\b/.test(call.keywords.get('success_codes') ?? '')
  const mask = mayFail ? { reason: '`success_codes` lets it fail' } : undefined
  const place = { path: noxfile.path, line: session.line + call.line, folder: noxfile.call.folder }
  return [lineScript({ ...place, name: sessionName(session), text: quoteWords(words), mask })]
}

/** A function of the file that is handed the session. */
function helperOf({ functions }: Noxfile, { callee, args }: TextCall): TopFunction | undefined {
  return functions.find(({ name }) => name === callee && args.some((arg) => /^<(?:session|s)>$/.test(arg)))
}

function notified(noxfile: Noxfile, call: TextCall): Script[] {
  return noxfile.functions
    .filter((one) => isSession(one) && sessionName(one) === call.args[0])
    .flatMap((one) => sessionScripts(noxfile, one))
}

/** Words that a call passes; `*session.posargs` are those behind `--`, `*name` those of a list in the same function or file. */
function passedWords({ call, source }: Noxfile, { body }: TopFunction, { args }: TextCall): string[] {
  const posargs = call.args.includes('--') ? call.args.slice(call.args.indexOf('--') + 1) : []
  return args.flatMap((arg) => {
    if (/^<\*\s*\(?\w+\.posargs\b/.test(arg)) return posargs
    const name = /^<\*\s*(\w+)>$/.exec(arg)?.[1]
    if (name !== undefined) return listNamed(`${body}\n${source}`, name) ?? []
    return arg.startsWith('<*') ? [] : [arg]
  })
}

function commandOf(method: string, words: readonly string[]): readonly string[] {
  if (/^(?:run|run_always|run_install)$/.test(method)) return words[0]?.startsWith('<') ? [] : words
  return method === 'install' && words.length > 0 ? ['pip', 'install', ...words] : []
}
