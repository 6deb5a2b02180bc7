import type { Gathered } from './gathered.ts'
import type { ModuleGraph } from './types/graph.ts'
import type { FactName, Facts, InspectedModule } from './types.ts'

/**
 * What stands before a gatherer that knows Python's packages and habits: the other modules keep their place, since places
 * are numbers, and are empty. `model.fit` of a front end is no training, and `import { flow } from 'prefect'` no Prefect.
 */
export function pythonOnly(from: Gathered): Gathered {
  const modules = from.modules.map((module) => (module.language === 'python' ? module : emptied(module)))
  const isPython = (index: number): boolean => modules[index]!.language === 'python'
  const ask = async <Name extends FactName>(name: Name): Promise<Facts[Name]> => {
    const facts = await from.ask(name)
    return name === 'graph' ? (pythonGraph(facts as ModuleGraph, isPython) as Facts[Name]) : facts
  }
  return { ...from, modules, ask }
}

function emptied(module: InspectedModule): InspectedModule {
  const nothing = { units: [], imports: [], calls: [], uses: [], definitions: [], smells: [], assertions: [] }
  return { ...module, ...nothing, codeLines: 0, totalLines: 0 }
}

function pythonGraph({ imports, uses }: ModuleGraph, isPython: (module: number) => boolean): ModuleGraph {
  return { imports: imports.filter(({ from }) => isPython(from)), uses: uses.filter(({ from }) => isPython(from)) }
}
