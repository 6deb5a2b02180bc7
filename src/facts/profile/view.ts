import type { Evidence } from '../../model.ts'
import { locate } from '../types/locate.ts'
import type { NameFacts, ResolvedCall } from '../types/names.ts'
import type { Call, ModuleFacts, ProjectFile } from '../types.ts'

/** What the flags are decided from. */
export interface View {
  readonly files: readonly ProjectFile[]
  readonly modules: readonly ModuleFacts[]
  readonly names: NameFacts
  /** Calls in source code and notebooks that are not first-party. */
  readonly calls: readonly ResolvedCall[]
}

export function viewOf(files: readonly ProjectFile[], modules: readonly ModuleFacts[], names: NameFacts): View {
  const calls = names.calls.filter((one) => isProduction(one) && one.origin !== 'first-party')
  return { files, modules, names, calls }
}

export function isProduction({ role }: Pick<ModuleFacts, 'role'>): boolean {
  return role === 'source' || role === 'notebook'
}

/** Evidence for each call whose qualified name matches. Guarded calls are none: they run only where a package happens to be. */
export function callEvidence(view: View, pattern: RegExp): Evidence[] {
  return view.calls
    .filter(({ name, guarded }) => !guarded && pattern.test(name))
    .map((call) => seen(view, call, `calls \`${call.name}\``))
}

export function seen({ modules }: View, { module, line }: { module: number; line: number }, message: string): Evidence {
  return { message, at: locate(modules[module]!, line) }
}

/** The call as it stands in its module, with its arguments. */
export function written({ modules }: View, { module, call }: ResolvedCall): Call {
  return modules[module]!.calls[call]!
}
