import type { ResolvedImport, UseSite } from '../types/graph.ts'
import type { Import, ModuleFacts } from '../types.ts'
import type { Resolver } from './resolve.ts'

/** What an imported name stands for in the importing module. */
interface Binding {
  /** Dotted name as the code has to write it: `b` after `import a as b`, `a.b.c` after `import a.b.c`. */
  readonly written: string
  /** Index of the module that it is, or that defines it. */
  readonly module: number
  /** Whether the name is the module itself, so that attributes are names inside it. */
  readonly isModule: boolean
  readonly typing: boolean
}

/** Use sites of one module: each place where an imported first-party name is read. The import itself is none. */
export function findUses(resolver: Resolver, from: number, resolved: readonly ResolvedImport[]): UseSite[] {
  if (resolver.modules[from]!.language !== 'python') return []
  const bindings = bind(resolver, from, resolved)
  const stars = starTargets(resolver, from, resolved)
  const sites: UseSite[] = []
  for (const { name, line } of resolver.modules[from]!.uses) {
    const binding = bindings.get(rootOf(name))?.find(({ written }) => startsWith(name, written))
    const to = binding === undefined ? throughStar(resolver, stars, name) : definedIn(resolver, binding, name)
    if (to !== undefined && to !== from) sites.push({ from, to, line, typing: binding?.typing ?? false })
  }
  return sites
}

/** Bindings by the first part of their name; the longest name first, so that `a.b.c` is tried before `a.b`. */
function bind(resolver: Resolver, from: number, resolved: readonly ResolvedImport[]): Map<string, Binding[]> {
  const bindings = new Map<string, Binding[]>()
  for (const { import: number, to } of resolved) {
    const statement = resolver.modules[from]!.imports[number]!
    if (to === undefined || statement.name === '*') continue
    const same = bindings.get(statement.bound) ?? []
    bindings.set(statement.bound, [...same, toBinding(statement, resolver.modules[to]!, to)])
  }
  for (const same of bindings.values()) same.sort(preferred)
  return bindings
}

function toBinding(statement: Import, target: ModuleFacts, module: number): Binding {
  const isPlain = statement.name === undefined && statement.module.startsWith(`${statement.bound}.`)
  return {
    written: isPlain ? statement.module : statement.bound,
    module,
    isModule: statement.name === undefined || isNamed(target, statement.name),
    typing: statement.typing,
  }
}

const ENDINGS = ['.py', '.pyi', '/__init__.py', '/__init__.pyi']

/** `from package import name` gives the module `name`, unless a definition of that name is meant. */
function isNamed({ path, definitions }: ModuleFacts, name: string): boolean {
  return ENDINGS.some((ending) => isPath(path, name + ending)) && !definitions.includes(name)
}

function isPath(path: string, end: string): boolean {
  return path.endsWith(end) && (path.length === end.length || path[path.length - end.length - 1] === '/')
}

function preferred(a: Binding, b: Binding): number {
  return b.written.length - a.written.length || Number(a.typing) - Number(b.typing)
}

function startsWith(name: string, written: string): boolean {
  return name === written || name.startsWith(`${written}.`)
}

function rootOf(name: string): string {
  const dot = name.indexOf('.')
  return dot < 0 ? name : name.slice(0, dot)
}

/** Follows `module.name` from the bound module as far as it names modules or what they re-export. */
function definedIn({ modules, names }: Resolver, { written, module, isModule }: Binding, name: string): number {
  let current = module
  const rest = isModule
    ? name
        .slice(written.length + 1)
        .split('.')
        .filter(Boolean)
    : []
  for (const part of rest) {
    const next = names.find(current, part)
    if (next === undefined || next === current) break
    current = next
    if (!isNamed(modules[next]!, part)) break
  }
  return current
}

function starTargets({ modules }: Resolver, from: number, resolved: readonly ResolvedImport[]): number[] {
  return resolved.flatMap(({ import: number, to }) =>
    to !== undefined && modules[from]!.imports[number]!.name === '*' ? [to] : [],
  )
}

function throughStar({ names }: Resolver, stars: readonly number[], name: string): number | undefined {
  for (const star of stars) {
    const root = rootOf(name)
    const found = names.exports(star, root) ? names.find(star, root) : undefined
    if (found !== undefined) return found
  }
  return undefined
}
