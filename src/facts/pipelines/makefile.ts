import type { Stage } from '../types/pipelines.ts'
import { stage } from './stage.ts'

/** Targets of a Makefile with their commands, variables left as text. Pattern rules and special targets are left out. */
export function readMakefile(text: string, path: string): Stage[] {
  const lines = text.split(/\r?\n/)
  return lines.flatMap((line, index) => {
    const rule = readRule(line.slice(0, 1000))
    if (!rule) return []
    const command = recipeBelow(lines, index)
    return rule.names.map((name) =>
      stage({ tool: 'make', name, command, deps: rule.deps, at: { path, line: index + 1 } }),
    )
  })
}

/** `target other: need need`; no assignment (`a := b`), no recipe line, no special target (`.PHONY`). */
function readRule(line: string): { names: string[]; deps: string[] } | undefined {
  const colon = line.indexOf(':')
  const [before, after] = [line.slice(0, colon), line.slice(colon + 1)]
  if (colon < 1 || !/^[A-Za-z0-9_][\w./ -]*$/.test(before) || after.startsWith('=') || after.includes('='))
    return undefined
  return { names: words(before), deps: words(after.replace(/^:/, '')) }
}

/** Lines of a recipe that are read. */
const LONGEST = 200

/** Lines that start with a tab, without the signs that steer make. */
function recipeBelow(lines: readonly string[], target: number): string {
  const recipe: string[] = []
  for (const line of lines.slice(target + 1, target + 1 + LONGEST)) {
    if (line.startsWith('\t')) recipe.push(line.replace(/^\t+[@+-]*/, ''))
    else if (line.trim() !== '' && !line.startsWith('#')) break
  }
  return recipe.join('\n')
}

function words(text: string): string[] {
  return (text.split(/[;#]/, 1)[0] ?? '').split(/\s+/).filter((word) => word !== '' && word !== '|')
}
