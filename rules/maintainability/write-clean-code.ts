import { locate } from '../../src/facts/types/locate.ts'
import type { Smell } from '../../src/facts/types/smells.ts'
import type { InspectedModule } from '../../src/facts/types.ts'
import type { Evidence, FoundPlace, Measure, Risk } from '../../src/model.ts'
import { defineGuideline } from '../../src/rule.ts'
import { byLanguage, type InLanguage, inLanguages, languageByPath, languageName } from '../shared/by-language.ts'
import { percentage } from '../shared/percentage.ts'
import { RISKS } from '../shared/risk-profile.ts'
import { SMELL_ADVICE } from '../shared/smell-advice.ts'

/** What hides faults comes first, then what misleads, then what only litters. No published risk exists for smells. */
const RISK: Readonly<Record<Smell['kind'], Risk>> = {
  'swallowed-exception': 'very-high',
  'bare-except': 'very-high',
  'leftover-debugger': 'very-high',
  'mutable-default': 'high',
  'unreachable-code': 'high',
  'unused-private-function': 'high',
  'wildcard-import': 'moderate',
  'magic-number': 'moderate',
  'meaningless-name': 'moderate',
  'commented-out-code': 'moderate',
  'leftover-print': 'low',
  'overlong-name': 'low',
  'open-note': 'low',
}

export default defineGuideline({
  id: 'maintainability/write-clean-code',
  number: 10,
  title: 'Write clean code',
  why: `Leftovers mislead the next reader: which of the two commented-out learning rates was the right one? An exception that is swallowed in a data loader silently drops samples, and the model gets worse without an error.`,
  how: `Thirteen checks on source files; the share of lines that they flag, in all lines of code of source files and notebooks, may be 1 % (the mark that Better Code Hub drew). The score is 100 x limit / share. Better Code Hub did not publish its list for Python; these are the smells that its pages named, read so that few alarms are false:
commented-out code (two lines or more that are statements; not after a line that announces an example), TODO, FIXME, XXX and HACK without issue, link or name, bare "except:" that does not raise again, "except Exception" that does nothing, private module-level functions and classes that nothing mentions, statements after return, raise, break or continue, mutable defaults, wildcard imports (not in "__init__.py" and modules that only pass names on), functions and classes called foo, tmp or func, names above 50 characters, calls of a debugger.
Only in modules that are no scripts: numbers inside the comparisons of conditions (other than small, round or self-explaining ones), and prints that look like debugging. In notebooks only commented-out code, unreachable code and mutable defaults count: trying things out is what they are for.
In TypeScript and JavaScript: commented-out code, open notes, empty catch blocks without a comment, code that nothing reaches, "debugger", functions and classes of a module that are neither exported nor mentioned, and the same checks of names, numbers and prints. Where there are several languages, the limits hold for each that has 5 % of the code or more, and the score is their mean, weighted by lines of code, as SIG rates them.`,
  fix: `Delete what is not used: git remembers it. Turn notes into issues and link them. Name the exceptions that you expect, and let the others surface. Give numbers in conditions a name.`,
  example: `# before
def load(path, cache={}):
    # frame = pd.read_csv(path)
    # frame = frame.dropna()
    try:
        return read(path)
    except:
        pass

# after
def load(path, cache=None):
    cache = {} if cache is None else cache
    return read(path)`,
  sources: [
    'Visser et al.: Building Maintainable Software (O\'Reilly, 2016), chapter 11 "Write Clean Code"',
    'Limit: the mark at about 1.0 % in Better Code Hub reports of 2016; the figure stands in no text',
    'Which smells: text of Better Code Hub (useless comments, commented-out and dead code, badly handled exceptions, magic constants, bad names)',
  ],
  limits: {
    flagged: 'lines that a check flags, percent',
  },
  needs: ['smells'],
  check({ smells: modules }, { atMost }) {
    const measured = modules.filter(({ role }) => role === 'source' || role === 'notebook')
    const total = measured.reduce((sum, { codeLines }) => sum + codeLines, 0)
    if (total === 0) return { status: 'not-applicable', reason: 'there is no code in source files and notebooks' }
    const mentioned = namesUsedElsewhere(modules)
    const checked = measured.map((module) => ({
      language: languageName(module),
      lines: module.codeLines,
      findings: findingsIn(module, mentioned),
    }))
    const measure = (part: readonly Checked[]) => ({ measures: [flagged(part, atMost?.flagged)] })
    const languages = byLanguage(checked, measure)
    const findings = checked.flatMap((one) => one.findings).sort(worstFirst)
    return {
      status: 'measured',
      ...measure(checked),
      ...languages,
      evidence: summary(findings),
      findings: inLanguages(languages, findings, languageByPath(modules)),
    }
  },
})

interface Checked extends InLanguage {
  readonly findings: readonly FoundPlace[]
}

/** Share of the lines that are flagged. */
function flagged(checked: readonly Checked[], limit: number | undefined): Measure {
  const total = checked.reduce((sum, { lines }) => sum + lines, 0)
  const lines = checked.flatMap(({ findings }) => findings).reduce((sum, finding) => sum + finding.lines, 0)
  return {
    ...{
      id: 'flagged',
      label: 'lines that a check flags',
      value: percentage(lines, total),
      unit: 'percent',
      of: total,
    },
    ...(limit !== undefined && { atMost: limit }),
  }
}

/**
 * Private names without a use in their own module that another one imports or reads as an attribute. Few modules have
 * such names, so only those are looked for.
 */
function namesUsedElsewhere(modules: readonly InspectedModule[]): Set<string> {
  const smells = modules.flatMap((module) => module.smells)
  const wanted = new Set(smells.filter(({ kind }) => kind === 'unused-private-function').map(({ what }) => what))
  const found = new Set<string>()
  if (wanted.size === 0) return found
  const look = (name: string): void => {
    if (wanted.has(name)) found.add(name)
  }
  for (const { imports, uses, calls } of modules) {
    for (const { name } of imports) if (name !== undefined) look(name)
    for (const { name } of uses) if (name.includes('._')) name.split('.').forEach(look)
    for (const { callee } of calls) if (callee.includes('._')) callee.split('.').forEach(look)
  }
  return found
}

function findingsIn(module: InspectedModule, mentioned: ReadonlySet<string>): FoundPlace[] {
  const lastOfLine = new Set<number>()
  return module.smells
    .filter(({ kind }) => SMELL_ADVICE[kind].appliesTo(module))
    .filter(({ kind, what }) => kind !== 'unused-private-function' || !mentioned.has(what))
    .map((smell) => finding(module, smell, freshLines(smell, lastOfLine)))
}

/** Lines of a smell that no smell before it in the module covers: each line is flagged once. */
function freshLines({ line, endLine }: Smell, taken: Set<number>): number {
  let fresh = 0
  for (let at = line; at <= endLine; at++) if (!taken.has(at)) fresh++
  for (let at = line; at <= endLine; at++) taken.add(at)
  return fresh
}

function finding(module: InspectedModule, { kind, line, endLine, what }: Smell, lines: number): FoundPlace {
  const { message, action } = SMELL_ADVICE[kind]
  const removed = kind === 'unreachable-code' ? { removes: lines } : {}
  return {
    message: message(what),
    at: locate(module, line, endLine),
    risk: RISK[kind],
    value: 0,
    lines,
    ...removed,
    fix: { action: action(what), effort: 'small' },
    symbol: kind,
    content: what,
  }
}

function worstFirst(a: FoundPlace, b: FoundPlace): number {
  return RISKS.indexOf(b.risk) - RISKS.indexOf(a.risk) || b.lines - a.lines
}

/** How many of each kind, most first. */
function summary(findings: readonly FoundPlace[]): Evidence[] {
  const counts = new Map<string, number>()
  for (const { symbol = '' } of findings) counts.set(symbol, (counts.get(symbol) ?? 0) + 1)
  const parts = [...counts].sort((a, b) => b[1] - a[1]).map(([kind, count]) => `${count} ${kind.replaceAll('-', ' ')}`)
  return parts.length === 0 ? [{ message: 'no check found anything' }] : [{ message: parts.join(', ') }]
}
