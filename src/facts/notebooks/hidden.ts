import type { CellCommand, HiddenName, NameFlow, Notebook } from '../types/notebooks.ts'
import type { ModuleFacts } from '../types.ts'
import { isKnown } from './knownNames.ts'

/** A notebook as its file and the parser give it. */
export interface Parsed {
  readonly path: string
  readonly commands: readonly CellCommand[]
  readonly flow: NameFlow
  readonly spans: NonNullable<ModuleFacts['cells']>
}

/** One step with its place. */
interface Step {
  readonly cell: number
  readonly line: number
  readonly uses: readonly string[]
  readonly binds: readonly string[]
  readonly deletes: readonly string[]
  /** Any name may come from it. */
  readonly hides: boolean
}

/**
 * Names that are read where no cell above has bound them (practices.md 8.3). A name that a function reads must be bound
 * anywhere; when the function is used above the cell that binds it, it is bound below.
 */
export function findHidden(notebook: Parsed): NonNullable<Notebook['hidden']> {
  const finder = new HiddenFinder(notebook)
  return {
    boundBelow: finder.found.filter(({ boundIn }) => boundIn !== undefined),
    unbound: finder.found.filter(({ boundIn }) => boundIn === undefined),
  }
}

class HiddenFinder {
  readonly found: HiddenName[] = []
  private readonly seen = new Set<string>()
  private readonly bound = new Set<string>()
  /** Cells that bind each name. */
  private readonly cellsOf = new Map<string, number[]>()
  private readonly functions = new Map<string, NameFlow['functions'][number][]>()
  private readonly notebook: Parsed
  private isSure = true

  constructor(notebook: Parsed) {
    this.notebook = notebook
    const steps = toSteps(notebook)
    for (const { binds, cell } of steps) for (const name of binds) push(this.cellsOf, name, cell)
    for (const one of notebook.flow.functions) push(this.functions, one.name, one)
    for (const step of steps) this.take(step)
    for (const own of this.functions.values()) this.deferred(own, Number.POSITIVE_INFINITY)
  }

  private take(step: Step): void {
    if (step.hides) this.isSure = false
    for (const name of step.uses) this.use(name, step)
    for (const name of step.binds) this.bound.add(name)
    for (const name of step.deletes) this.bound.delete(name)
  }

  private use(name: string, { cell, line }: Step): void {
    if (!this.bound.has(name) && !isKnown(name)) this.report(name, { cell, line }, cell)
    this.call(name, cell)
  }

  /** A function that is used runs, or may: what it reads should be bound by then, and so on through what it uses. */
  private call(name: string, cell: number): void {
    const open = [name]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const own = this.functions.get(next) ?? []
      this.functions.delete(next)
      open.push(...this.deferred(own, cell))
    }
  }

  /** @param cell in which the function runs first @returns names that it reads */
  private deferred(own: readonly NameFlow['functions'][number][], cell: number): string[] {
    const uses = own.flatMap(({ uses }) => uses)
    for (const { name, line } of uses) {
      const isBound = this.cellsOf.get(name)?.some((bound) => bound <= cell) ?? false
      if (!isBound && !isKnown(name)) this.report(name, placeOf(this.notebook.spans, line), cell)
    }
    return uses.map(({ name }) => name)
  }

  /** Loops bind in the same cell what stands above: that is no state from elsewhere. */
  private report(name: string, at: { cell: number; line: number }, cell: number): void {
    const cells = this.cellsOf.get(name) ?? []
    if (cells.includes(cell) || this.seen.has(name) || this.mayBeBroken(name, cell)) return
    this.seen.add(name)
    const boundIn = cells.find((bound) => bound > cell)
    const confidence = this.isSure ? 'high' : 'low'
    const { path } = this.notebook
    this.found.push({ name, at: { path, ...at }, ...(boundIn !== undefined && { boundIn }), confidence })
  }

  /** A cell that does not parse may bind what it names. */
  private mayBeBroken(name: string, cell: number): boolean {
    return this.notebook.flow.brokenCells.some((one) => one.cell <= cell && one.words.includes(name))
  }
}

function toSteps({ flow, spans, commands }: Parsed): Step[] {
  const steps = flow.steps.map(({ line, uses, binds, deletes = [], star }): Step => {
    return { ...placeOf(spans, line), uses, binds, deletes, hides: star === true }
  })
  const taken = commands.map((command): Step => ({ ...command, uses: [], deletes: [] }))
  return [...taken, ...steps].sort((a, b) => a.cell - b.cell || a.line - b.line)
}

/** Cell and line in it of a line of the joined module. */
function placeOf(spans: Parsed['spans'], line: number): { cell: number; line: number } {
  let low = 0
  let high = spans.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (spans[middle]!.firstLine <= line) low = middle
    else high = middle - 1
  }
  const span = spans[low]
  return span ? { cell: span.cell, line: line - span.firstLine + 1 } : { cell: 1, line }
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key) ?? []
  map.set(key, list)
  list.push(value)
}
