/** A part of the architecture: a folder of production modules, or what lies loose beside the folders. */
export interface Component {
  /** Path of its folder; `(loose files)` for the remainder; the name given in the configuration. */
  readonly name: string
  /** Indexes of its modules, ascending. */
  readonly modules: readonly number[]
  /** Lines of code of its modules. */
  readonly codeLines: number
}

/** One component depends on another. */
export interface ComponentEdge {
  /** Indexes into the components. */
  readonly from: number
  readonly to: number
  /** Number of imports and use sites that cross. */
  readonly crossings: number
  /** The first of them: index of the module, and line. */
  readonly example: { readonly module: number; readonly line: number }
}

/** The components of the repository's production code and how they depend on each other. */
export interface Architecture {
  /** Largest first, then by name. */
  readonly components: readonly Component[]
  /** Ordered by from, then to. */
  readonly edges: readonly ComponentEdge[]
  /** Indexes of the modules that another component imports or uses, ascending: the interface. */
  readonly interfaceModules: readonly number[]
}

/** How components are found; from the configuration. */
export interface ComponentOptions {
  /** Folder level, from the root, whose folders are the components. Found by itself when absent. */
  readonly depth?: number
  /** Components by name, each a list of folders; what is in none of them is found by itself. */
  readonly named?: Readonly<Record<string, readonly string[]>>
}
