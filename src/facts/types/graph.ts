/** Where an imported name comes from. */
export type ImportOrigin = 'first-party' | 'standard-library' | 'third-party' | 'unknown'

/** One import of one module, resolved. */
export interface ResolvedImport {
  /** Index of the importing module. */
  readonly from: number
  /** Index into the imports of that module. */
  readonly import: number
  readonly origin: ImportOrigin
  /** Index of the first-party module that defines the imported name (re-exports followed); absent for the others. */
  readonly to?: number
  /** Why it could not be resolved; present when `origin` is `unknown`. */
  readonly reason?: string
}

/** One place in the code that uses a name of another first-party module. */
export interface UseSite {
  /** Index of the module that uses. */
  readonly from: number
  /** Index of the module that is used: the one that defines the name. */
  readonly to: number
  /** Line in the using module. */
  readonly line: number
  /** `true` when the name was imported for type checking only. */
  readonly typing: boolean
}

/** Who imports and who uses whom, over all parsed modules; the indexes are those of `Facts.modules`. */
export interface ModuleGraph {
  /** Ordered by importing module, then as the imports stand in it. */
  readonly imports: readonly ResolvedImport[]
  /** Ordered by using module, then line. */
  readonly uses: readonly UseSite[]
}
