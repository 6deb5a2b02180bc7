import type { Location, Role } from '../../model.ts'
import type { Problem } from './problem.ts'

/** Where the bytes of a file are kept. `unknown` without a checkout. */
export type Storage = 'git' | 'lfs' | 'annex' | 'untracked' | 'unknown'

/** A file of data or a stored model. */
export interface DataFile {
  readonly path: string
  readonly kind: 'data' | 'model'
  /** Ending in lower case: `csv`, `parquet`, `pkl`, `pt`, ... */
  readonly format: string
  readonly role: Role
  /** Bytes; for a pointer those of the file it stands for. */
  readonly size: number
  readonly storage: Storage
  /** Hash of the blob in git: equal for copies. Absent for what git does not track. */
  readonly blob?: string
}

/** Pictures, recordings and archives of one folder: a data set of files. */
export interface FileCollection {
  /** Folder, relative to the audited root; empty for the root. */
  readonly folder: string
  readonly format: string
  readonly files: number
  /** Bytes of all of them. */
  readonly size: number
  /** How many of them git tracks; absent without a checkout. */
  readonly tracked?: number
  /** How many of them are pointers of Git LFS or git-annex; absent for none. */
  readonly pointers?: number
}

/** Something that DVC keeps outside of git, by a hash. */
export interface DvcOutput {
  /** Relative to the audited root. */
  readonly path: string
  readonly hash?: string
  /** Bytes. */
  readonly size?: number
  /** Stage that makes it, for an entry of dvc.lock. */
  readonly stage?: string
  /** Where it was imported from: `dvc import`, `dvc import-url`. */
  readonly imported?: string
  readonly at: Location
}

export interface DvcRemote {
  readonly name: string
  /** Without credentials. */
  readonly url: string
  /** `false` for a folder of one machine: nobody else can get the data from there. */
  readonly shared: boolean
  readonly isDefault: boolean
  readonly at: Location
}

export interface DvcFacts {
  /** `.dvc/config` exists; by itself that means nothing. */
  readonly initialised: boolean
  readonly outputs: readonly DvcOutput[]
  readonly remotes: readonly DvcRemote[]
}

/** A pattern of `.gitignore` on data, models or results of runs. */
export interface IgnoredData {
  readonly pattern: string
  readonly of: 'data' | 'model' | 'runs' | 'configuration' | 'dvc'
  readonly at: Location
}

/** A folder of runs that a tracker wrote, found among the files of the repository. */
export interface RunFolder {
  readonly tool: 'mlflow' | 'wandb' | 'tensorboard' | 'lightning' | 'aim' | 'sacred' | 'hydra'
  readonly folder: string
  readonly files: number
}

/** Other tools that version data, by the files that they leave. */
export interface DataTool {
  readonly tool: 'datalad' | 'lakefs' | 'quilt' | 'pachyderm' | 'dolt' | 'oxen' | 'delta' | 'git-annex' | 'lfs'
  readonly at: Location
}

export interface DataFiles {
  /** Ordered by path; at most 20,000. */
  readonly files: readonly DataFile[]
  readonly collections: readonly FileCollection[]
  readonly dvc: DvcFacts
  readonly ignored: readonly IgnoredData[]
  readonly runs: readonly RunFolder[]
  readonly tools: readonly DataTool[]
  readonly problems: readonly Problem[]
}
