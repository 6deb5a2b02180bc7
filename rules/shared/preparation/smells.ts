import type { Notebooks } from '../../../src/facts/types/notebooks.ts'
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
  code: Code,
  files: readonly PreparingFile[],
  notebooks: Notebooks,
): PreparationSmell[] {
  const found = [
    smell('data are prepared in the cells of a notebook', inCells(code, files)),
    smell('a notebook depends on cells below or on what was deleted', hiddenState(code, files, notebooks)),
    smell('cells ran out of order', outOfOrder(code, files, notebooks)),
    smell('the same preparation stands in several files', copiedChains(code, files)),
    smell('paths of one machine', machinePaths(code)),
    smell('a notebook is run by another one', coupled(code)),
  ].filter(({ places }) => places.length > 0)
  return found.slice(0, Math.round(MOST_PENALTY / PENALTY))
}

function smell(because: string, places: readonly FoundPlace[]): PreparationSmell {
  return { value: PENALTY, because, places }
}

function place(
  at: Location,
  message: string,
  action: string,
  more: { risk?: Risk; lines?: number; content: string },
): FoundPlace {
  return {
    message,
    at,
    risk: more.risk ?? 'low',
    value: 0,
    lines: more.lines ?? 1,
    fix: { action, effort: 'small' },
    content: more.content,
  }
}

function inCells({ modules }: Code, files: readonly PreparingFile[]): FoundPlace[] {
  return files.flatMap(({ module, operations }) => {
    const cells = operations.filter(({ place }) => place.what === 'notebook cell')
    const [first] = cells
    if (first === undefined || cells.length < MANY_IN_CELLS) return []
    const { path } = modules[module]!
    return [
      place(
        placeOf(modules, first),
        `${cells.length} operations in cells of ${path} prepare data that are used further; move them into functions of a module`,
        `Move the preparation in ${path} into functions of a module`,
        { risk: 'moderate', lines: cells.length, content: `cells ${moduleContent(modules[module]!)}` },
      ),
    ]
  })
}

function preparingNotebooks({ modules }: Code, files: readonly PreparingFile[], { notebooks }: Notebooks) {
  const paths = new Set(files.map(({ module }) => modules[module]!.path))
  return notebooks.filter(({ path }) => paths.has(path))
}

function hiddenState(code: Code, files: readonly PreparingFile[], notebooks: Notebooks): FoundPlace[] {
  return preparingNotebooks(code, files, notebooks).flatMap(({ path, hidden }) => {
    const [name] = [...(hidden?.boundBelow ?? []), ...(hidden?.unbound ?? [])].filter(
      ({ confidence }) => confidence === 'high',
    )
    if (name === undefined) return []
    const where = name.boundIn === undefined ? 'no cell defines it' : `cell ${name.boundIn} below defines it`
    return [
      place(
        name.at,
        `\`${name.name}\` is read, and ${where}; run all cells from the top and mend it`,
        `Let ${path} run from the top`,
        { content: `hidden ${path} ${name.name}` },
      ),
    ]
  })
}

function outOfOrder(code: Code, files: readonly PreparingFile[], notebooks: Notebooks): FoundPlace[] {
  return preparingNotebooks(code, files, notebooks)
    .filter(({ execution }) => execution.order === 'out-of-order')
    .map(({ path, execution }) =>
      place(
        { path, ...(execution.outOfOrder[0] && { cell: execution.outOfOrder[0] }) },
        'cells ran out of order; restart and run all before saving',
        `Run ${path} from the top and save it`,
        { content: `order ${path}` },
      ),
    )
}

/** The same four operations in a row, literals included, in two files. */
function copiedChains({ modules }: Code, files: readonly PreparingFile[]): FoundPlace[] {
  const first = new Map<string, PreparingFile['operations'][number]>()
  const found = new Map<string, FoundPlace>()
  for (const { operations } of files) {
    for (let index = 0; index + CHAIN <= operations.length; index++) {
      const chain = operations.slice(index, index + CHAIN)
      const key = chain.map(({ text }) => text).join(' ')
      const [start] = chain
      // Without any literal four calls in a row are a habit, not a copy.
      if (!/\([^)]|\[/.test(key) || chain.some(({ unit }) => unit !== start!.unit)) continue
      const known = first.get(key)
      if (known === undefined) first.set(key, start!)
      else if (known.module !== start!.module && !found.has(`${known.module} ${start!.module}`))
        found.set(`${known.module} ${start!.module}`, {
          ...place(
            placeOf(modules, start!),
            `${chain.map(({ text }) => text.replace(/\(.*/, '()')).join(', ')} is repeated from ${modules[known.module]!.path}; call one function`,
            'Make one function of the preparation that is repeated',
            { lines: CHAIN, content: `chain ${key}` },
          ),
          related: [placeOf(modules, known)],
        })
    }
  }
  return [...found.values()]
}

const MACHINE = /^(\/(home|Users|mnt|media|tmp)\/|[A-Za-z]:[\\/]|~\/|\\\\)/
const READS_OR_WRITES = /(^|\.)(read_\w+|to_(csv|parquet|pickle|excel|json|feather)|open|load|loadtxt|dump|save)$/

function machinePaths(code: Code): FoundPlace[] {
  return callsOf(code.names, READS_OR_WRITES).flatMap((call) => {
    const value = writtenCall(code.modules, call).arguments[0]?.value
    if (typeof value !== 'string' || !MACHINE.test(value)) return []
    return [
      place(
        placeOf(code.modules, call),
        'a path of one machine; take it from an argument or a setting',
        'Take the path from an argument or a setting',
        { content: `path of one machine in ${call.name}` },
      ),
    ]
  })
}

function coupled({ names, modules }: Code): FoundPlace[] {
  return names.imports
    .filter(({ root, role }) => (root === 'import_ipynb' || root === 'nbimporter') && role === 'notebook')
    .map((one) =>
      place(
        placeOf(modules, one),
        'a notebook is imported as code; move what is shared into a module',
        'Move what notebooks share into a module',
        { content: `coupled ${one.name}` },
      ),
    )
}
