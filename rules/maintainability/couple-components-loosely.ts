import type { Architecture } from '../../src/facts/types/components.ts'
import type { ModuleGraph } from '../../src/facts/types/graph.ts'
import type { ModuleFacts } from '../../src/facts/types.ts'
import { number } from '../../src/model/number.ts'
import type { Evidence, FoundPlace } from '../../src/model.ts'
import { defineGuideline } from '../../src/rule.ts'
import { componentCycles } from '../shared/component-cycles.ts'
import { crossUsers } from '../shared/cross-users.ts'
import { moduleContent } from '../shared/module-content.ts'
import { percentage } from '../shared/percentage.ts'

export default defineGuideline({
  id: 'maintainability/couple-components-loosely',
  number: 6,
  title: 'Couple architecture components loosely',
  why: `Where every part reaches into every other, no part can be understood, tested or replaced alone. When data preparation, training and serving share few and small modules, a model can be exchanged without touching the service.`,
  how: `Components are the folders below the real root of the source code (through "src/", or a folder with at least 80 % of the code); loose files form a component of their own. "component_depth" and "components" in the configuration override that.
The interface of the components is the code in modules that another component imports or uses; all else is hidden. The limit is for the share of the interface in all source lines of code; the score is 100 x limit / share. Imports under TYPE_CHECKING, or of types, do not count. Components are those of all languages together.
Components that depend on each other in a ring are shown with the edges that close the ring; a ring lowers no score.
With one component there is nothing to couple: the guideline does not apply.`,
  fix: `Give each component few modules that others may use, and let all else stay behind them. Move what two components share into one small module of its own. Break a ring by passing in what is needed, or by moving the shared part down.`,
  example: `# before: serving reaches into the inside of training
from churn.training.loop import _build_model

# after: training offers one small module
from churn.training.api import load_model`,
  sources: [
    'Visser et al.: Building Maintainable Software (O\'Reilly, 2016), chapter 7 "Couple Architecture Components Loosely"',
    'Limit of the preset se-ml: 14.2 % as printed in a Better Code Hub report of 2016',
  ],
  limits: {
    interface: 'code that other components use, percent',
  },
  needs: ['modules', 'graph', 'architecture'],
  check({ modules, graph, architecture }, { atMost }) {
    const { components, interfaceModules } = architecture
    const total = components.reduce((sum, { codeLines }) => sum + codeLines, 0)
    if (components.length < 2 || total === 0) {
      return {
        status: 'not-applicable',
        reason: 'the source code is a single component, so there is nothing to couple',
      }
    }
    const shared = interfaceModules.reduce((sum, module) => sum + modules[module]!.codeLines, 0)
    const value = percentage(shared, total)
    const limit = atMost?.interface
    return {
      status: 'measured',
      measures: [
        {
          ...{ id: 'interface', label: 'code that other components use', value, unit: 'percent', of: total },
          ...(limit !== undefined && { atMost: limit }),
        },
      ],
      evidence: [
        {
          message: `modules that other components use: ${interfaceModules.length} of ${countModules(architecture)}; the rest is hidden`,
        },
        ...rings(architecture, modules),
      ],
      findings: findings(modules, graph, architecture),
    }
  },
})

function countModules({ components }: Architecture): number {
  return components.reduce((sum, { modules }) => sum + modules.length, 0)
}

function rings(architecture: Architecture, modules: readonly ModuleFacts[]): Evidence[] {
  return componentCycles(architecture).map(({ members, closing }) => {
    const names = shorten(members.map((member) => architecture.components[member]!.name))
    const from = architecture.components[closing.from]!.name
    const to = architecture.components[closing.to]!.name
    const { module, line } = closing.example
    return {
      message: `${names} depend on each other in a ring; its thinnest edge is ${from} -> ${to} (${closing.crossings} imports and uses)`,
      at: { path: modules[module]!.path, line },
      against: true,
    }
  })
}

/** Components of a ring that a sentence names. */
const NAMED = 4

function shorten(names: readonly string[]): string {
  const hidden = names.length - NAMED
  return hidden > 1 ? `${names.slice(0, NAMED).join(', ')} and ${hidden} more components` : names.join(', ')
}

/** Interface modules, the largest first: hiding one takes its lines out of the interface. */
function findings(modules: readonly ModuleFacts[], graph: ModuleGraph, architecture: Architecture): FoundPlace[] {
  const users = crossUsers(modules, graph, architecture)
  return architecture.interfaceModules
    .filter((index) => modules[index]!.codeLines > 0)
    .map((index): FoundPlace => {
      const module = modules[index]!
      const { components, places } = users.get(index) ?? { components: [], places: [] }
      const by = components.join(', ')
      return {
        message: `${module.path} (${number(module.codeLines)} lines of code) is used by ${by}; hide it behind a small module, or move what they share into one`,
        at: { path: module.path, line: 1 },
        risk: 'moderate',
        value: places.length,
        lines: module.codeLines,
        target: 0,
        fix: {
          action: `Hide ${module.path} from ${by} behind a small module that offers only what they need`,
          effort: 'medium',
        },
        related: places.slice(0, 10),
        relation: 'uses',
        content: moduleContent(module),
      }
    })
    .sort((a, b) => b.lines - a.lines || b.value - a.value)
}
