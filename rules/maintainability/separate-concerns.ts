import type { UseSite } from '../../src/facts/types/graph.ts'
import { locate } from '../../src/facts/types/locate.ts'
import type { ModuleFacts } from '../../src/facts/types.ts'
import { number } from '../../src/model/number.ts'
import type { FoundPlace, Location } from '../../src/model.ts'
import { defineGuideline, type GuidelineSettings } from '../../src/rule.ts'
import { byLanguage, inLanguages, languageByPath, languageName } from '../shared/by-language.ts'
import { effortOf } from '../shared/effort.ts'
import { moduleContent } from '../shared/module-content.ts'
import { profiled, RISKS, riskOf, riskProfile } from '../shared/risk-profile.ts'

/** Most users of a module that a finding names. */
const NAMED_USERS = 10

export default defineGuideline({
  id: 'maintainability/separate-concerns',
  number: 5,
  title: 'Separate concerns in modules',
  why: `A module that is used from everywhere cannot be changed without breaking something. In ML code it is most often a "utils.py" that began with two helpers and now holds data loading, metrics and plotting: each experiment depends on it, so nobody dares to touch it.`,
  how: `Fan-in of each source module: the places in other source modules that use a name of it. The import itself is no use; names are followed through aliases, re-exports in "__init__.py" and star imports to the module that defines them. In TypeScript and JavaScript imports are followed through "paths" of tsconfig files, packages of the repository and re-exports. Uses from tests, examples and notebooks, and names imported under TYPE_CHECKING or as types, are left out. What cannot be resolved is not counted, so the true fan-in may be higher (calls of methods on objects, for instance).
Up to 10 uses are of low risk, up to 20 moderate, up to 50 high, more very high. The limits are for the share of lines of code in modules above each bound. The score is 100 x limit / share for the bound that is exceeded most. Where there are several languages, the limits hold for each that has 5 % of the code or more, and the score is their mean, weighted by lines of code, as SIG rates them.
Better Code Hub counted calls by the name of what is called; names that occur in many modules misled it, so we count only what an import proves.`,
  fix: `Split the module by what its users need: one module for reading data, one for metrics, one for plots. The finding names the files that use it most: what one of them alone uses belongs there. Keep what only the module itself needs private (a leading underscore).`,
  example: `# before: utils.py, used in 64 places
def load_frame(path): ...
def accuracy(y, prediction): ...
def plot_confusion(matrix): ...

# after: reading.py, metrics.py, plots.py; each is used where its concern is
from churn.metrics import accuracy`,
  sources: [
    'Visser et al.: Building Maintainable Software (O\'Reilly, 2016), chapter 6 "Separate Concerns in Modules"',
    'Limits of the preset se-ml: 21.6, 13.8 and 6.6 % for more than 10, 20 and 50, as marked in Better Code Hub reports of 2016',
  ],
  limits: { bands: 'modules used in more than {bound} places' },
  needs: ['modules', 'graph'],
  check({ modules, graph }, settings) {
    const used = measureFanIn(modules, graph.uses)
    if (used.length === 0) return { status: 'not-applicable', reason: 'there is no code in source files' }
    const weighed = used.map(({ uses, module }) => ({
      value: uses.length,
      lines: module.codeLines,
      language: languageName(module),
    }))
    const measure = (part: readonly (typeof weighed)[number][]) =>
      profiled(riskProfile(part, { quantity: 'uses per module', settings }))
    const languages = byLanguage(weighed, measure)
    const most = used.reduce((a, b) => (b.uses.length > a.uses.length ? b : a))
    return {
      status: 'measured',
      ...measure(weighed),
      ...languages,
      evidence: [
        {
          message: `${most.module.path} is used in ${number(most.uses.length)} places, the most of ${used.length} modules`,
          at: { path: most.module.path },
        },
      ],
      findings: inLanguages(languages, findings(used, modules, settings), languageByPath(modules)),
    }
  },
})

interface Used {
  readonly module: ModuleFacts
  readonly uses: readonly UseSite[]
}

/** Production modules with the places in other production modules that use them. */
function measureFanIn(modules: readonly ModuleFacts[], uses: readonly UseSite[]): Used[] {
  const sites = new Map<number, UseSite[]>()
  for (const use of uses) {
    if (use.typing || modules[use.from]!.role !== 'source') continue
    const known = sites.get(use.to)
    if (known === undefined) sites.set(use.to, [use])
    else known.push(use)
  }
  return modules.flatMap((module, index) =>
    module.role === 'source' && module.codeLines > 0 ? [{ module, uses: sites.get(index) ?? [] }] : [],
  )
}

function findings(used: readonly Used[], modules: readonly ModuleFacts[], { bounds }: GuidelineSettings): FoundPlace[] {
  const [least = 0] = bounds
  return used
    .filter(({ uses }) => uses.length > least)
    .map((one) => finding(one, modules, bounds))
    .sort((a, b) => RISKS.indexOf(b.risk) - RISKS.indexOf(a.risk) || b.value - a.value || b.lines - a.lines)
}

function finding({ module, uses }: Used, modules: readonly ModuleFacts[], bounds: readonly number[]): FoundPlace {
  const users = usersOf(uses, modules)
  const risk = riskOf(uses.length, bounds)
  const [least = 0] = bounds
  return {
    message: `${module.path} is used in ${number(uses.length)} places of ${users.length} other modules; split it by what they need until each part is used in at most ${least}`,
    at: { path: module.path, line: 1 },
    risk,
    value: uses.length,
    lines: module.codeLines,
    target: least,
    fix: {
      action: `Split ${module.path} by concern: it is used in ${number(uses.length)} places of ${users.length} modules`,
      effort: effortOf(risk),
    },
    related: users.slice(0, NAMED_USERS),
    relation: 'uses',
    content: moduleContent(module),
  }
}

/** The first use in each using module; the one that uses it most comes first. */
function usersOf(uses: readonly UseSite[], modules: readonly ModuleFacts[]): Location[] {
  const count = new Map<number, { uses: number; line: number }>()
  for (const { from, line } of uses) {
    const known = count.get(from)
    if (known === undefined) count.set(from, { uses: 1, line })
    else known.uses++
  }
  return [...count].sort((a, b) => b[1].uses - a[1].uses).map(([from, { line }]) => locate(modules[from]!, line))
}
