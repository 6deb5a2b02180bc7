import type { ModuleFacts } from '../../src/facts/types.ts'

/** Whether most of the code is TypeScript or JavaScript, so that advice names their tools. */
export function isMostlyScripts(own: readonly Pick<ModuleFacts, 'language' | 'codeLines'>[]): boolean {
  const python = linesOf(own.filter(({ language }) => language === 'python'))
  return linesOf(own) > 2 * python
}

function linesOf(some: readonly Pick<ModuleFacts, 'codeLines'>[]): number {
  return some.reduce((sum, { codeLines }) => sum + codeLines, 0)
}
