import type { Role } from '../model.ts'
import type { CiFacts } from './types/ci.ts'
import type { Architecture } from './types/components.ts'
import type { Containers } from './types/containers.ts'
import type { CoverageReport } from './types/coverage.ts'
import type { DataColumns } from './types/dataColumns.ts'
import type { DataFiles } from './types/dataFiles.ts'
import type { Dependencies } from './types/dependencies.ts'
import type { Documents } from './types/documents.ts'
import type { CloneLines, Duplication } from './types/duplication.ts'
import type { Language, ProjectFile } from './types/files.ts'
import type { GitFacts } from './types/git.ts'
import type { ModuleGraph } from './types/graph.ts'
import type { Argument, ModuleNames, NameFacts } from './types/names.ts'
import type { NameFlow, Notebooks, SavedNotebooks } from './types/notebooks.ts'
import type { Pipelines } from './types/pipelines.ts'
import type { Profile } from './types/profile.ts'
import type { Secrets } from './types/secrets.ts'
import type { Silences } from './types/silences.ts'
import type { Assertion, Smell } from './types/smells.ts'
import type { SuppressionComment } from './types/suppressions.ts'
import type { ToolSettings } from './types/toolSettings.ts'
import type { UserTexts } from './types/userTexts.ts'

export type { CloneGroup, CloneLines, CloneOccurrence, Duplication } from './types/duplication.ts'
export type { FileKind, Language, ProjectFile } from './types/files.ts'

/** Facts are plain, serialisable data: they cross threads and can be cached. */

/** How code is counted; part of a preset, so that presets differ in data only. */
export interface Counting {
  /**
   * Which triple-quoted strings are free of charge. `all`: none counts. `unprefixed`: a string with a prefix (`r"""`)
   * counts as code, inside units with its blank lines (as Better Code Hub did).
   */
  readonly freeStrings: 'all' | 'unprefixed'
  /** `true`: class bodies and all module-level code are units (as Better Code Hub did). */
  readonly bodiesAreUnits: boolean
}

export type UnitKind = 'function' | 'method' | 'script' | 'class-body'

/**
 * The smallest piece of code that can be run and tested by itself. Lines count from 1 in the module; for a notebook the
 * module is its code cells joined, see {@link ModuleFacts.cells}.
 */
export interface Unit {
  /** Qualified name: `function`, `Class.method`, `Outer.Inner.method`; `<script>` for a script body. */
  readonly name: string
  readonly kind: UnitKind
  /** Line of `def`, decorators left out; of the first counted statement for a script body. */
  readonly line: number
  readonly endLine: number
  /** Lines of code; a signature over several lines counts as one. */
  readonly codeLines: number
  /** Physical lines from `line` to `endLine`. */
  readonly totalLines: number
  readonly parameters: number
  /** McCabe complexity. */
  readonly complexity: number
  /** Hash of the unit's tokens without comments and white space: equal after moving or reformatting. */
  readonly content: string
}

/** One imported name, or one whole module. */
export interface Import {
  /** Module as written, without leading dots: `package.module`; empty for `from . import x`. */
  readonly module: string
  /** Number of leading dots; 0 for an absolute import. */
  readonly level: number
  /** Imported name of `from module import name`; `*` for a star import; absent for `import module`. */
  readonly name?: string
  /** Name bound in the module. `import a.b` binds `a`. */
  readonly bound: string
  readonly line: number
  /** Inside a function. */
  readonly local: boolean
  /** Inside `if TYPE_CHECKING:`. */
  readonly typing: boolean
  /** Inside `try` with an `except ImportError` (or a broader handler), or under another `if`. */
  readonly guarded: boolean
}

/** One call whose callee is a dotted name. */
export interface Call {
  /** Callee as written: `pd.read_csv`, `self.model.fit`; a call in the chain is written `()`: `df.groupby().agg`. */
  readonly callee: string
  readonly line: number
  /** Index into {@link ModuleFacts.units} of the unit that holds it; -1 when it is in none. */
  readonly unit: number
  /** Number of positional arguments; a starred one counts as one. */
  readonly positional: number
  /** Names of keyword arguments, in order. */
  readonly keywords: readonly string[]
  /** Arguments in order, positional and keyword ones, at most 24. */
  readonly arguments: readonly Argument[]
  /** Depth of `for` and `while` around it inside its function. */
  readonly loops: number
  /** The call is a statement of its own: nothing takes its result. */
  readonly unused?: true
}

/** One place where an imported name is read, with the attributes that follow it: `np.random.seed`. */
export interface Use {
  readonly name: string
  readonly line: number
}

/** Where a code cell of a notebook stands in the joined module. */
export interface CellSpan {
  /** Number of the cell over all cells of the notebook, from 1. */
  readonly cell: number
  /** First line of the cell in the joined module, from 1. */
  readonly firstLine: number
  readonly lines: number
}

/** Lines and units of one source file: all that the guidelines on units and copies look at. */
export interface MeasuredModule {
  readonly path: string
  readonly role: Role
  readonly language: Language
  readonly totalLines: number
  readonly codeLines: number
  readonly units: readonly Unit[]
  readonly cloneLines: CloneLines
  /** Comments that accept findings; absent when there are none. */
  readonly suppressions?: readonly SuppressionComment[]
  /** Present for notebooks only. */
  readonly cells?: readonly CellSpan[]
  /** Line of the first syntax error. The rest of the file was read where it is intact. */
  readonly errorLine?: number
}

/** What the parser says of one source file. Everything that needs the text of a module is taken in one pass. */
export interface ModuleFacts extends MeasuredModule {
  readonly imports: readonly Import[]
  readonly calls: readonly Call[]
  /** Places where a name is read that an import of this module binds; any name, where it has a star import. */
  readonly uses: readonly Use[]
  /** Names that the module's top level defines itself: functions, classes, assigned names. */
  readonly definitions: readonly string[]
  /** Names in `__all__`, when the module gives it as a literal. */
  readonly all?: readonly string[]
  /** `assert` statements and calls that assert, by line. */
  readonly assertions: readonly Assertion[]
  /** What names stand for, as far as the module's own text says. */
  readonly names: ModuleNames
  /** Comments that silence linters and type checkers; absent when there are none. */
  readonly silences?: Silences
  /** Present for notebooks only. */
  readonly flow?: NameFlow
}

/** A module and what is unclean in it. */
export interface InspectedModule extends ModuleFacts {
  /** What is unclean as far as the module's own text shows it, by line. */
  readonly smells: readonly Smell[]
}

/**
 * What is taken from the text of a module beside {@link MeasuredModule}: `relations` are the other fields of
 * {@link ModuleFacts}, `smells` those of {@link InspectedModule}. What no rule needs is not looked for, and stays empty.
 */
export type ModulePart = 'relations' | 'smells'

/**
 * All that rules may ask for. A rule names the facts it needs and gets those only; a gatherer runs only when a rule that
 * is switched on needs its fact.
 */
export interface Facts {
  readonly files: readonly ProjectFile[]
  /** All parsed modules, ordered by path. Files that count for nothing (vendored, generated, template, fixture) are not parsed. */
  readonly modules: readonly ModuleFacts[]
  /** The same modules for rules that look at lines and units alone: without the rest, parsing takes two thirds of the time. */
  readonly units: readonly MeasuredModule[]
  /** The same modules with what is unclean in them. */
  readonly smells: readonly InspectedModule[]
  /** Clones over source and notebook code. */
  readonly duplication: Duplication
  /** Imports and uses between modules, resolved. */
  readonly graph: ModuleGraph
  /** The coverage report that the user points to; `null` when there is none. */
  readonly coverage: CoverageReport | null
  /** Components of the production code. */
  readonly architecture: Architecture
  readonly git: GitFacts
  readonly dependencies: Dependencies
  /** Calls with their fully qualified names, and what entry points and tests reach. */
  readonly names: NameFacts
  /** What the repository is and does: decides which practices apply. */
  readonly profile: Profile
  readonly ci: CiFacts
  readonly documents: Documents
  readonly containers: Containers
  readonly dataFiles: DataFiles
  /** Columns of the tables of text among the files, by path. */
  readonly dataColumns: readonly DataColumns[]
  readonly secrets: Secrets
  readonly pipelines: Pipelines
  /** What the files of notebooks say, without their code. */
  readonly savedNotebooks: SavedNotebooks
  readonly notebooks: Notebooks
  readonly toolSettings: ToolSettings
  readonly userTexts: UserTexts
}

export type FactName = keyof Facts
