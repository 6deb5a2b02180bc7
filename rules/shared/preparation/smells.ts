import type { Notebook } from '../../../src/facts/types/notebooks.ts'
import type { Facts, ModuleFacts } from '../../../src/facts/types.ts'
import type { FoundPlace, Location, Reasoned, Risk } from '../../../src/model.ts'
import { type Code, placeOf, writtenCall } from '../evidence/use.ts'
import { moduleContent } from '../module-content.ts'
import { callsOf } from '../names.ts'
import type { PreparingFile } from './share.ts'

/** A class of smells: its penalty, and the places. */
export interface PreparationSmell extends Reasoned {
  readonly places: readonly FoundPlace[]
}

/** Each class costs this much, all together at most {@link MOST_PENALTY} (practices.md, practice 4). */
const PENALTY = 0.05
const MOST_PENALTY = 0.25

/** Operations in the cells of one notebook from which it prepares data rather than looks at them. */
const MANY_IN_CELLS = 3

/** Equal operations in a row that are a copy. */
const CHAIN = 4

export function preparationSmells(
  { notebooks, ...code }: Code & Pick<Facts, 'notebooks'>,
  files: readonly PreparingFile[],
): PreparationSmell[] {
  const paths = new Set(files.map(({ module }) => code.modules[module]!.path))
  const preparing = notebooks.notebooks.filter(({ path }) => paths.has(path))
  const found = [
    smell('data are prepared in the cells of a notebook', inCells(code, files)),
    smell('a notebook depends on cells below or on what was deleted', hiddenState(preparing)),
    smell('cells ran out of order', outOfOrder(preparing)),
    smell('the same preparation stands in several files', copiedChains(code, files)),
    smell('paths of one machine', machinePaths(code)),
    smell('a notebook is run by another one', coupled(code)),
  ].filter(({ places }) => places.length > 0)
  return found.slice(0, Math.round(MOST_PENALTY / PENALTY))
}

function smell(because: string, places: readonly FoundPlace[]): PreparationSmell {
  return { value: PENALTY, because, places }
}

/** A place that smells: what is seen there, and how to mend it. */
interface Smelling {
  readonly message: string
  readonly action: string
  readonly content: string
  readonly risk?: Risk
  readonly lines?: number
}

function place(at: Location, { message, action, content, risk = 'low', lines = 1 }: Smelling): FoundPlace {
  return { message, at, risk, value: 0, lines, fix: { action, effort: 'small' }, content }
}

function inCells({ modules }: Code, files: readonly PreparingFile[]): FoundPlace[] {
  return files.flatMap(({ module, operations }) => {
    const cells = operations.filter(({ place }) => place.what === 'notebook cell')
    const [first] = cells
    if (first === undefined || cells.length < MANY_IN_CELLS) return []
    const { path } = modules[module]!
    return [
      place(placeOf(modules, first), {
        message: `${cells.length} operations in cells of ${path} prepare data that are used further; move them into functions of a module`,
        action: `Move the preparation in ${path} into functions of a module`,
        content: `cells ${moduleContent(modules[module]!)}`,
        risk: 'moderate',
        lines: cells.length,
      }),
    ]
  })
}

function hiddenState(notebooks: readonly Notebook[]): FoundPlace[] {
  return notebooks.flatMap(({ path, hidden }) => {
    const names = hidden === undefined ? [] : [...hidden.boundBelow, ...hidden.unbound]
    const name = names.find(({ confidence }) => confidence === 'high')
    if (name === undefined) return []
    const where = name.boundIn === undefined ? 'no cell defines it' : `cell ${name.boundIn} below defines it`
    return [
      place(name.at, {
        message: `\`${name.name}\` is read, and ${where}; run all cells from the top and mend it`,
        action: `Let ${path} run from the top`,
        content: `hidden ${path} ${name.name}`,
      }),
    ]
  })
}

function outOfOrder(notebooks: readonly Notebook[]): FoundPlace[] {
  return notebooks
    .filter(({ execution }) => execution.order === 'out-of-order')
    .map(({ path, execution }) =>
      place(
        { path, ...(execution.outOfOrder[0] && { cell: execution.outOfOrder[0] }) },
        {
          message: 'cells ran out of order; restart and run all before saving',
          action: `Run ${path} from the top and save it`,
          content: `order ${path}`,
        },
      ),
    )
}

/** The same four operations in a row, literals included, in two files: once for each pair of files. */
function copiedChains({ modules }: Code, files: readonly PreparingFile[]): FoundPlace[] {
  const first = new Map<string, Chain>()
  const found = new Map<string, FoundPlace>()
  for (const chain of files.flatMap(({ operations }) => chainsOf(operations))) {
    const known = first.get(chain.text)
    if (known === undefined) {
      first.set(chain.text, chain)
      continue
    }
    const files = `${known.module} ${chain.module}`
    if (known.module !== chain.module && !found.has(files)) found.set(files, copiedChain(modules, chain, known))
  }
  return [...found.values()]
}

/** Operations in a row, in one unit. */
interface Chain {
  readonly module: number
  readonly line: number
  readonly text: string
  readonly operations: PreparingFile['operations']
}

/** All chains of a file. Without any literal four calls in a row are a habit, not a copy. */
function chainsOf(operations: PreparingFile['operations']): Chain[] {
  return operations.flatMap((start, index) => {
    const chain = operations.slice(index, index + CHAIN)
    const text = chain.map((one) => one.text).join(' ')
    if (chain.length < CHAIN || !/\([^)]|\[/.test(text) || chain.some(({ unit }) => unit !== start.unit)) return []
    return [{ module: start.module, line: start.line, text, operations: chain }]
  })
}

function copiedChain(modules: readonly ModuleFacts[], chain: Chain, known: Chain): FoundPlace {
  const calls = chain.operations.map(({ text }) => text.replace(/\(.*/, '()')).join(', ')
  return {
    ...place(placeOf(modules, chain), {
      message: `${calls} is repeated from ${modules[known.module]!.path}; call one function`,
      action: 'Make one function of the preparation that is repeated',
      content: `chain ${chain.text}`,
      lines: CHAIN,
    }),
    related: [placeOf(modules, known)],
  }
}

const MACHINE = /^(\/(home|Users|mnt|media|tmp)\/|[A-Za-z]:[\\/]|~\/|\\\\)/
const READS_OR_WRITES = /(^|\.)(read_\w+|to_(csv|parquet|pickle|excel|json|feather)|open|load|loadtxt|dump|save)$/

function machinePaths(code: Code): FoundPlace[] {
  return callsOf(code.names, READS_OR_WRITES).flatMap((call) => {
    const value = writtenCall(code.modules, call).arguments[0]?.value
    if (typeof value !== 'string' || !MACHINE.test(value)) return []
    return [
      place(placeOf(code.modules, call), {
        message: 'a path of one machine; take it from an argument or a setting',
        action: 'Take the path from an argument or a setting',
        content: `path of one machine in ${call.name}`,
      }),
    ]
  })
}

function coupled({ names, modules }: Code): FoundPlace[] {
  return names.imports
    .filter(({ root, role }) => (root === 'import_ipynb' || root === 'nbimporter') && role === 'notebook')
    .map((one) =>
      place(placeOf(modules, one), {
        message: 'a notebook is imported as code; move what is shared into a module',
        action: 'Move what notebooks share into a module',
        content: `coupled ${one.name}`,
      }),
    )
}
