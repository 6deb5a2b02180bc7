import type { Smell, SmellKind } from '../../../facts/types/smells.ts'
import type { Call, Import } from '../../../facts/types.ts'

const DEBUGGERS = new Set([
  'breakpoint',
  'pdb.set_trace',
  'ipdb.set_trace',
  'pdb.post_mortem',
  'ipdb.post_mortem',
  'pudb.set_trace',
  'IPython.embed',
  'embed',
])
const DEBUGGER_MODULES = new Set(['pdb', 'ipdb', 'pudb'])

/** Debugger calls and imports, and star imports. */
export function leftoverSmells(calls: readonly Call[], imports: readonly Import[]): Smell[] {
  return [
    ...calls
      .filter(({ callee }) => isDebugger(callee, imports))
      .map(({ callee, line }) => at('leftover-debugger', line, callee)),
    ...imports
      .filter(({ module, level }) => level === 0 && DEBUGGER_MODULES.has(module))
      .map(({ module, line }) => at('leftover-debugger', line, `import ${module}`)),
    ...imports
      .filter(({ name }) => name === '*')
      .map(({ module, level, line }) => at('wildcard-import', line, `${'.'.repeat(level)}${module}`)),
  ]
}

function isDebugger(callee: string, imports: readonly Import[]): boolean {
  if (callee === 'embed') return imports.some(({ module, name }) => module === 'IPython' && name === 'embed')
  return DEBUGGERS.has(callee)
}

function at(kind: SmellKind, line: number, what: string): Smell {
  return { kind, line, endLine: line, what }
}
