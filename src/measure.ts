import { discover } from './discover/index.ts'
import { AuditError } from './errors.ts'
import type { InspectedModule, ProjectFile } from './facts/types.ts'
import type { Role, Skipped } from './model.ts'
import { type KnownFiles, type ParseOptions, parse } from './parse/index.ts'
import { PRESETS, type PresetName } from './score/presets.ts'

/** What is read of a repository, and how it is counted. */
export interface MeasureOptions {
  readonly preset: PresetName
  /** Patterns in .gitignore syntax of what is left out. */
  readonly exclude: readonly string[]
  /** Role by pattern in .gitignore syntax; the last one that matches wins. */
  readonly roles: readonly { readonly pattern: string; readonly role: Role }[]
  /** Path from the folder that the patterns belong to, to the audited one; see `DiscoverOptions`. */
  readonly base?: string
  /** Number of threads that parse, the calling one included; 0 chooses. The result does not depend on it. */
  readonly workers: number
  /** Called now and then with the number of files read. */
  readonly onProgress?: (done: number, of: number) => void
  /** What is known of files from earlier audits. */
  readonly known?: KnownFiles
  /** Called when a stage begins: whoever wants times brings the clock. */
  readonly onStage?: (stage: Stage) => void
}

/** Stages of the pipeline, in order. */
export type Stage = 'discover' | 'parse' | 'facts' | 'check' | 'score'

export interface Measured {
  /** All files with their roles, ordered by path. */
  readonly files: readonly ProjectFile[]
  /** The files of code among them, every role. */
  readonly modules: readonly InspectedModule[]
  /** Files that were not read, or in part only. */
  readonly skipped: readonly Skipped[]
}

/** Which files there are. */
export type FoundFiles = Omit<Measured, 'modules'>

/** What the parser is told beside what all stages are told. */
export type ParsingOptions = MeasureOptions & Pick<ParseOptions, 'parts' | 'busy'>

/**
 * The first half of the pipeline: which files there are, and what the parser says of them.
 * @throws AuditError when the user can mend what is wrong: no such folder, nothing to audit
 */
export async function measure(root: string, options: ParsingOptions): Promise<Measured> {
  return parseFiles(root, await findFiles(root, options), options)
}

/** @throws AuditError when the user can mend what is wrong: no such folder, nothing to audit */
export async function findFiles(root: string, options: MeasureOptions): Promise<FoundFiles> {
  options.onStage?.('discover')
  const { files, skipped } = await discover(root, options)
  if (!files.some(isCode)) throw nothingToAudit(root, files.length)
  return { files, skipped }
}

/** Adds what the parser says of the files. */
export async function parseFiles(root: string, found: FoundFiles, options: ParsingOptions): Promise<Measured> {
  const { counting } = PRESETS[options.preset]
  options.onStage?.('parse')
  const { modules, skipped } = await parse(root, found.files, { ...options, counting })
  return { files: found.files, modules, skipped: [...found.skipped, ...skipped] }
}

function isCode({ kind }: ProjectFile): boolean {
  return kind === 'python' || kind === 'notebook' || kind === 'typescript' || kind === 'javascript'
}

function nothingToAudit(root: string, files: number): AuditError {
  const seen = files === 0 ? 'the folder holds no file that is not ignored' : `none of its ${files} files is one`
  return new AuditError(
    `nothing to audit in ${root}: se-ml looks for Python files (.py) and notebooks (.ipynb), TypeScript and JavaScript, and ${seen}; "se-ml files" lists what it sees`,
  )
}
