import type { Location, Role } from '../../model.ts'
import type { Problem } from './problem.ts'

/** One statement at the top level of a notebook, in the order of the text. */
export interface FlowStep {
  readonly line: number
  /** Names that it reads, before it binds any. Those inside `try`, and of class bodies what these define, are left out. */
  readonly uses: readonly string[]
  /** Names that it binds: assigns, imports, defines. */
  readonly binds: readonly string[]
  /** Names that it deletes. */
  readonly deletes?: readonly string[]
  /** `from module import *`: any name may come from it. */
  readonly star?: true
}

/** A function or class whose body reads names of the top level when it runs, not where it stands. */
export interface FlowFunction {
  readonly name: string
  readonly line: number
  readonly uses: readonly { readonly name: string; readonly line: number }[]
}

/** Which names the top level of a notebook binds and reads. Lines count in the joined module. */
export interface NameFlow {
  readonly steps: readonly FlowStep[]
  readonly functions: readonly FlowFunction[]
  /** Cells that are no Python by themselves and were left out. */
  readonly brokenCells: readonly BrokenCell[]
}

/** A cell that cannot be read. */
export interface BrokenCell {
  readonly cell: number
  /** Words in it: it may bind any of them. */
  readonly words: readonly string[]
}

/** A command of IPython, and what it does to the names of its notebook. */
export interface CellCommand {
  readonly cell: number
  /** Line in the cell, from 1. */
  readonly line: number
  readonly binds: readonly string[]
  /** It may bind names that nobody can see: `%run`, `%pylab`, `%store -r`, `%load`. */
  readonly hides: boolean
}

/** A name that is read where no cell above has bound it, or where one has deleted it since. */
export interface HiddenName {
  readonly name: string
  /** First place where it is read. */
  readonly at: Location
  /** Cell below that binds it; absent when none does. */
  readonly boundIn?: number
  /** `low` after a star import, `%run` and their like: the name may come from there. */
  readonly confidence: 'high' | 'low'
}

/** In which order the cells were run before the notebook was saved. */
export interface Execution {
  /** Code cells with an execution count. */
  readonly executed: number
  /** `stripped`: no counts and no outputs, as a tool leaves it. `never`: outputs without counts, or nothing was run. */
  readonly order: 'increasing' | 'out-of-order' | 'never' | 'stripped'
  /** Lowest count; not 1 when cells were run before. */
  readonly first?: number
  /** Cells whose count is lower than that of the cell run next above. */
  readonly outOfOrder: readonly number[]
  /** Cells that share their count with a cell above: saved from two sessions. */
  readonly repeated: readonly number[]
  /** Counts that are missing between the lowest and the highest: cells that were run again or deleted. */
  readonly gaps: number
  /** Cells with code that were not run, between two that were. */
  readonly skipped: readonly number[]
}

export interface Outputs {
  /** Code cells with an output. */
  readonly cells: number
  /** Characters of all outputs as the file holds them. */
  readonly size: number
  /** Of these, characters of pictures. */
  readonly pictures: number
  /** Cells that ended in an error. */
  readonly errors: readonly number[]
  /** Cells that print personal data; absent when there are none. */
  readonly personal?: readonly PersonalOutput[]
}

/** Personal data in an output: how many different ones, never which. */
export interface PersonalOutput {
  readonly kind: 'e-mail addresses' | 'phone numbers' | 'bank accounts'
  readonly cell: number
  readonly count: number
}

/** What the file of a notebook says. Cells count from 1 over all cells. */
export interface SavedNotebook {
  readonly path: string
  readonly role: Role
  /** Name of the programming language, in lower case; `python` when it is not said. */
  readonly language: string
  /** Name of the kernel, and version of the language. */
  readonly kernel?: { readonly name: string; readonly version?: string }
  readonly cells: { readonly code: number; readonly markdown: number; readonly raw: number }
  /** Empty cells that are not the last one. */
  readonly emptyCells: readonly number[]
  /** Code cells of more than 30 lines. */
  readonly longCells: readonly number[]
  /** Text of the first heading of level 1. */
  readonly title?: string
  /** One of the first three, and of the last three cells is text. */
  readonly intro: boolean
  readonly closing: boolean
  /** A cell is tagged `parameters`, as papermill wants it. */
  readonly parameters: boolean
  /** Formats that jupytext pairs it with: `ipynb,py:percent`. */
  readonly paired?: string
  readonly execution: Execution
  readonly outputs: Outputs
  readonly commands: readonly CellCommand[]
}

/** One notebook, with what its file and its code say together. */
export interface Notebook extends Omit<SavedNotebook, 'commands'> {
  /**
   * Names that are bound only below, and names that nothing binds; each once. Absent for another language, or when the
   * code could not be read.
   */
  readonly hidden?: { readonly boundBelow: readonly HiddenName[]; readonly unbound: readonly HiddenName[] }
}

export interface Notebooks {
  /** Ordered by path. */
  readonly notebooks: readonly Notebook[]
  readonly problems: readonly Problem[]
}

export interface SavedNotebooks {
  /** Ordered by path. */
  readonly notebooks: readonly SavedNotebook[]
  readonly problems: readonly Problem[]
}
