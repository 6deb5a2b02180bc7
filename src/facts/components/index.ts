import type { Architecture, Component, ComponentEdge, ComponentOptions } from '../types/components.ts'
import type { ModuleGraph } from '../types/graph.ts'
import type { ModuleFacts } from '../types.ts'
import { assignComponents } from './assign.ts'

/** One dependency between two modules. */
interface Crossing {
  readonly from: number
  readonly to: number
  readonly line: number
}

/** Finds the components of the production code (role source) and what crosses between them. */
export function findArchitecture(
  modules: readonly ModuleFacts[],
  graph: ModuleGraph,
  options: ComponentOptions = {},
): Architecture {
  const production = modules.flatMap(({ role }, index) => (role === 'source' ? [index] : []))
  const names = assignComponents(
    production.map((index) => modules[index]!),
    options,
  )
  const components = group(production, names, modules)
  const home = new Map(components.flatMap(({ modules: own }, component) => own.map((module) => [module, component])))
  const crossings = dependencies(modules, graph).filter(({ from, to }) => crosses(home, from, to))
  return {
    components,
    edges: joinCrossings(home, crossings),
    interfaceModules: [...new Set(crossings.map(({ to }) => to))].sort((a, b) => a - b),
  }
}

function group(production: readonly number[], names: readonly string[], modules: readonly ModuleFacts[]): Component[] {
  const members = new Map<string, number[]>()
  production.forEach((module, position) => {
    const name = names[position]!
    const own = members.get(name)
    if (own === undefined) members.set(name, [module])
    else own.push(module)
  })
  const components = [...members].map(([name, own]) => ({
    name,
    modules: own,
    codeLines: own.reduce((total, module) => total + modules[module]!.codeLines, 0),
  }))
  return components.sort((a, b) => b.codeLines - a.codeLines || (a.name < b.name ? -1 : 1))
}

/** Imports at run time and use sites. What is imported for type checking only binds nothing when the code runs. */
function dependencies(modules: readonly ModuleFacts[], { imports, uses }: ModuleGraph): Crossing[] {
  const imported = imports.flatMap(({ from, import: number, to }) => {
    const statement = modules[from]!.imports[number]!
    return to === undefined || statement.typing ? [] : [{ from, to, line: statement.line }]
  })
  return [...imported, ...uses.filter(({ typing }) => !typing)]
}

function crosses(home: ReadonlyMap<number, number>, from: number, to: number): boolean {
  const [source, target] = [home.get(from), home.get(to)]
  return source !== undefined && target !== undefined && source !== target
}

function joinCrossings(home: ReadonlyMap<number, number>, crossings: readonly Crossing[]): ComponentEdge[] {
  const edges = new Map<string, ComponentEdge>()
  for (const { from, to, line } of crossings) {
    const ends = { from: home.get(from)!, to: home.get(to)! }
    const key = `${ends.from} ${ends.to}`
    const { crossings: before, example } = edges.get(key) ?? { crossings: 0, example: { module: from, line } }
    edges.set(key, { ...ends, crossings: before + 1, example })
  }
  return [...edges.values()].sort((a, b) => a.from - b.from || a.to - b.to)
}
