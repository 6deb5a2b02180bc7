import type { ModuleFacts } from '../../../src/facts/types.ts'
import type { Evidence, FoundPlace, Reasoned } from '../../../src/model.ts'
import { moduleContent } from '../module-content.ts'

/** Tools that go by the comments of another one, beside their own. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  ruff: ['flake8'],
  nbqa: ['flake8', 'pylint'],
  pyright: ['mypy'],
  basedpyright: ['pyright', 'mypy'],
  dmypy: ['mypy'],
  'astral-sh/ruff-action': ['ruff', 'flake8'],
}

/** Whether a comment keeps a tool from the whole module. */
export function isSilenced({ silences }: ModuleFacts, tool: string): boolean {
  const names = [tool, ...(ALSO[tool] ?? [])]
  return silences?.all.some((one) => names.includes(one.tool)) ?? false
}

/** More than one suppression for 50 lines is a smell (practices.md, practice 26); twice as many costs twice as much. */
const LINES_EACH = 50
const PENALTY = 0.1

/** Fewer say nothing, however small the code. */
const LEAST = 5

/** What comments that silence lines or checks cost, at most 0.2. */
export function silencePenalty(own: readonly ModuleFacts[]): Reasoned[] {
  const { count, lines } = silencesOf(own)
  if (count < LEAST || count * LINES_EACH <= lines) return []
  const value = count * LINES_EACH > 2 * lines ? 2 * PENALTY : PENALTY
  return [{ value, because: `comments silence the analysis ${count} times in ${lines} lines of code` }]
}

function silencesOf(own: readonly ModuleFacts[]): { readonly count: number; readonly lines: number } {
  const count = own.reduce((sum, { silences }) => sum + (silences?.some ?? 0), 0)
  return { count, lines: own.reduce((sum, { codeLines }) => sum + codeLines, 0) }
}

/** The count, with the module that has most of them. */
export function silenceEvidence(own: readonly ModuleFacts[]): Evidence[] {
  const [penalty] = silencePenalty(own)
  if (penalty === undefined) return []
  const most = own.reduce((worst, module) => (countOf(module) > countOf(worst) ? module : worst))
  return [{ message: `${penalty.because}, most of all in this file`, at: { path: most.path }, against: true }]
}

function countOf({ silences }: ModuleFacts): number {
  return silences?.some ?? 0
}

/** Modules that a tool which runs is kept from as a whole; those that only pass names on are a habit. */
export function silencedModules(own: readonly ModuleFacts[], tools: readonly string[]): FoundPlace[] {
  return own.flatMap((module): FoundPlace[] => {
    const off = module.silences?.all.find(({ tool }) => tools.some((one) => [one, ...(ALSO[one] ?? [])].includes(tool)))
    if (off === undefined || module.units.length === 0) return []
    return [
      {
        message: `a comment switches ${off.tool} off in the whole file; silence single lines, and name the check`,
        at: { path: module.path, line: off.line },
        risk: 'low',
        value: 0,
        lines: module.codeLines,
        fix: { action: `Take the comment that switches ${off.tool} off out of ${module.path}`, effort: 'small' },
        content: `${off.tool} ${moduleContent(module)}`,
      },
    ]
  })
}
