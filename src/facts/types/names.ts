import type { Role } from '../../model.ts'

/** A constant as written in the code. Longer strings are cut. */
export type LiteralValue = string | number | boolean | null

/** One argument of a call, as far as it can be told without running anything. */
export interface Argument {
  /** Name of a keyword argument; absent for a positional one. */
  readonly keyword?: string
  /** A literal; a list, tuple or set of strings as a list. Strings are cut after 200 characters. */
  readonly value?: LiteralValue | readonly string[]
  /** Constant keys of a dictionary, at most 24. */
  readonly keys?: readonly string[]
  /** Dotted name that is passed, calls and subscripts in it as `()` and `[]`: `df`, `self.model`, `make()`, `df[]`. */
  readonly name?: string
  /** A text that is put together from values: `f"... {x}"`, `"..." + x`, `"..." % x`, `"...".format(x)`. */
  readonly filled?: true
}

/** One assignment, `with ... as`, or `return`: what a name stands for from here on. */
export interface Binding {
  /** Assigned names as written (`model`, `self.model`; several for a tuple). `return` for what a function returns. */
  readonly targets: readonly string[]
  /** Value where it is a chain of names, calls and subscripts: `pd.read_csv()`, `df[].merge()`. */
  readonly from?: string
  /** Annotated type as a dotted name. */
  readonly annotation?: string
  /** Strings of a list, tuple or set of strings, at most 60. */
  readonly items?: readonly string[]
  /** The value is a text that is put together from values, see {@link Argument.filled}. */
  readonly filled?: true
  /** The value is a constant text that is an address: of a server, a database, a folder. */
  readonly text?: string
  readonly line: number
  /** Index into the units of the module; -1 for none. */
  readonly unit: number
}

/** One subscript with a constant string, which on a data frame is a column. */
export interface Subscript {
  /** Chain before the bracket: `df`, `self.frame`, `pd.read_csv()`. `.loc` and `.at` are left out. */
  readonly of: string
  readonly columns: readonly string[]
  readonly line: number
  readonly unit: number
  /** Something is assigned to it. */
  readonly write: boolean
  /** Assigned from something that names the same frame. */
  readonly computed: boolean
  /** Text that is assigned to it, where it is a constant one. */
  readonly text?: string
  /** One row is chosen by its number: `df.loc[37, "label"]`. */
  readonly row?: true
  /** A comment of three words or more stands in its line or in the line above. Given for computed ones only. */
  readonly remark?: true
}

/** One parameter of a function. */
export interface Parameter {
  readonly name: string
  /** Annotation as a dotted name, where it is one. */
  readonly annotation?: string
}

/** Signature of a unit that is a function or method. */
export interface Signature {
  /** Index into the units of the module. */
  readonly unit: number
  readonly parameters: readonly Parameter[]
  /** Dotted names, calls as `()`: `app.route()`. */
  readonly decorators: readonly string[]
  /** It returns or yields a value. */
  readonly returns: boolean
  /** Words of its docstring before parameters and results are listed; a template (`_summary_`, `TODO`) has none. */
  readonly described: number
}

/** One class. */
export interface ClassFacts {
  /** Qualified name: `Outer.Inner`. */
  readonly name: string
  readonly line: number
  readonly bases: readonly string[]
  readonly decorators: readonly string[]
  readonly methods: readonly string[]
}

/** Lines from `line` to `endLine`. */
export interface LineRange {
  readonly line: number
  readonly endLine: number
}

/** What names stand for in one module, as far as its own text says. */
export interface ModuleNames {
  readonly bindings: readonly Binding[]
  readonly subscripts: readonly Subscript[]
  readonly signatures: readonly Signature[]
  readonly classes: readonly ClassFacts[]
  /** Blocks of `if __name__ == "__main__":`. */
  readonly mains: readonly LineRange[]
  /** Code that runs only where a package happens to be installed: `if is_wandb_available():`, `try: import wandb`. */
  readonly optional: readonly LineRange[]
}

/** Where the name of a call comes from. `first-party`: code of this repository, vendored code left out. */
export type NameOrigin = 'third-party' | 'standard-library' | 'first-party' | 'builtin'

/** One call whose callee could be resolved. */
export interface ResolvedCall {
  /** Index into `Facts.modules`. */
  readonly module: number
  /** Index into the calls of that module, for its arguments. */
  readonly call: number
  /** Index into the units of that module; -1 for none. */
  readonly unit: number
  readonly line: number
  readonly role: Role
  /**
   * Fully qualified name: `pandas.merge`, `sklearn.ensemble.RandomForestClassifier.fit`, `pandas.DataFrame.dropna` for
   * methods of a data frame, `package.module.function` for first-party code, `builtins.open`.
   */
  readonly name: string
  readonly origin: NameOrigin
  /** `high`: by an import alone; `medium`: through the type of a variable; `low`: guessed from the name of a parameter. */
  readonly confidence: 'high' | 'medium' | 'low'
  /** The call stands where it runs only if a package happens to be installed. */
  readonly guarded: boolean
  /** Depth of `for` and `while` around it inside its function. */
  readonly loops: number
  /** First-party function or class that is called. */
  readonly to?: Target
}

/** A first-party function or class. */
export interface Target {
  readonly module: number
  /** Index of the unit; of `__init__` for a class that has one; -1 for a class without. */
  readonly unit: number
  /** Name of the class, where one is called. */
  readonly class?: string
}

/** One import of a root package that is not first-party. */
export interface ImportedRoot {
  /** First part of the module's name: `sklearn`. */
  readonly root: string
  /** Whole module and name: `sklearn.linear_model.Lasso`. */
  readonly name: string
  readonly module: number
  readonly line: number
  readonly role: Role
  /** The package may be missing: the import stands in a `try` or under a check for it. */
  readonly guarded: boolean
}

export type EntryKind = 'console-script' | 'main-guard' | 'script' | 'stage' | 'notebook' | 'decorated'

/** A place where the program is started. */
export interface EntryPoint {
  readonly kind: EntryKind
  readonly module: number
  /** Index of the unit; -1 when the module has no code of its own. */
  readonly unit: number
  readonly line: number
  /** Where it is named, for stages and console scripts. */
  readonly namedIn?: { readonly path: string; readonly line: number }
}

/** A column of a data frame that the code names. */
export interface Column extends Subscript {
  readonly module: number
  readonly confidence: 'medium' | 'low'
}

/** A function of the repository that is given to a call, which calls it in turn: `frame.pipe(clean)`, `node(func=clean)`. */
export interface PassedFunction {
  /** Index into the modules. */
  readonly module: number
  /** Index into the calls of that module. */
  readonly call: number
  readonly to: Target
}

/** What one unit calls, units as `module:unit`: functions, all methods of a class that it makes, functions of its module that it passes on. */
export interface CallEdges {
  readonly unit: string
  /** Each once, in the order of the calls. */
  readonly calls: readonly string[]
}

/** All calls of one name, in the order of {@link NameFacts.calls}. */
export interface NamedCalls {
  readonly name: string
  readonly calls: readonly ResolvedCall[]
}

/** What names stand for over the whole repository. */
export interface NameFacts {
  /** Top-level names of the repository's own packages and projects: never evidence of a third-party package. */
  readonly ownNames: readonly string[]
  /** Ordered by module, then as they stand in it. What could not be resolved is left out. */
  readonly calls: readonly ResolvedCall[]
  /** Those of {@link calls} that are not first-party, by name: few names are called often, and rules look for names. */
  readonly foreign: readonly NamedCalls[]
  /** Functions of the repository that are given to calls, in the order of the calls. */
  readonly passed: readonly PassedFunction[]
  /** Who calls whom within the repository, or is given it by whom to be called. */
  readonly edges: readonly CallEdges[]
  readonly imports: readonly ImportedRoot[]
  readonly columns: readonly Column[]
  readonly entries: readonly EntryPoint[]
  /** Units that are reached from an entry point, as `module:unit`, sorted. */
  readonly reachedFromEntry: readonly string[]
  /** Units that are reached from a test, as `module:unit`, sorted. */
  readonly reachedFromTests: readonly string[]
}
