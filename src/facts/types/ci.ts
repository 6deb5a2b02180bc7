import type { Location } from '../../model.ts'

/** What the repository's continuous integration files say. */
export interface CiFacts {
  /** Every file that configures continuous integration. Empty: there is none in the audited folder. */
  readonly files: readonly CiFile[]
  readonly jobs: readonly CiJob[]
  /** Hooks of `.pre-commit-config.yaml` and tracked hooks of git, all stages, whether or not any job runs them. */
  readonly hooks: readonly PreCommitHook[]
  /** Absent when it cannot be told: then no branch filter is called wrong. */
  readonly defaultBranch?: string
  /** `owner/name` of the `origin` remote, where there is one. */
  readonly repository?: string
  /** Travis is in use beside GitHub: its file was changed after the last of GitHub's, and after its free service had ended. */
  readonly travisKeptUp?: true
  /** CI files above the audited folder, up to the root of its git repository, relative to it: seen, not read. */
  readonly above: readonly string[]
  /** `true` when there were more commands than are kept. */
  readonly truncated: boolean
}

export type CiSystem =
  | 'github-actions'
  | 'gitlab-ci'
  | 'azure-pipelines'
  | 'circleci'
  | 'travis'
  | 'jenkins'
  | 'bitbucket'
  | 'pre-commit-ci'
  | 'buildkite'
  | 'drone'
  | 'woodpecker'
  | 'appveyor'
  | 'cloud-build'
  | 'codebuild'
  | 'cirrus'
  | 'semaphore'
  | 'script'

/** One file that configures continuous integration. */
export interface CiFile {
  readonly path: string
  readonly system: CiSystem
  /** Why the file could not be read, or not whole. Jobs of it may be missing. */
  readonly error?: string
  /** Names of configuration that it takes from elsewhere: what those jobs do is not seen. */
  readonly includes?: readonly string[]
}

/**
 * When something runs. `on-change`: on a change request or on a push that can reach the default branch. `otherwise`: on a
 * schedule, by hand, for tags and releases, on other branches. `never`: switched off, or bound to another repository.
 */
export type CiRuns = 'on-change' | 'otherwise' | 'never'

/** Whether a job or command can fail a change. */
export interface CiEffect {
  readonly runs: CiRuns
  /** Runs on change, and its failure fails the change. */
  readonly gating: boolean
  /** Why it is not gating; present exactly when `gating` is `false`. */
  readonly reason?: string
  /** Why this is not certain: a condition that cannot be decided by reading. */
  readonly doubt?: string
}

export type CiTriggerKind = 'pull-request' | 'push' | 'tag' | 'schedule' | 'manual' | 'other'

export interface CiTrigger {
  readonly kind: CiTriggerKind
  /** As the system calls it: `pull_request`, `workflow_dispatch`. */
  readonly name: string
  /** Branch patterns that are let in; absent: every branch. */
  readonly branches?: readonly string[]
  /** Branch patterns that are left out. */
  readonly branchesIgnored?: readonly string[]
  /** Path patterns, for the record: a path filter is a fair choice. */
  readonly paths?: readonly string[]
  readonly pathsIgnored?: readonly string[]
  /** `false`: its branch filter leaves the default branch out. Absent where that cannot be told. */
  readonly onDefaultBranch?: boolean
}

/** One job: the unit that a CI system reports as passed or failed. */
export interface CiJob extends CiEffect {
  readonly system: CiSystem
  /** The file that starts the job. */
  readonly file: string
  /** Key and, where it says more, the display name. */
  readonly name: string
  readonly at: Location
  readonly triggers: readonly CiTrigger[]
  /** Runs for change requests: by a trigger for them, or because every pushed branch is built. */
  readonly onPullRequest: boolean
  /** Runs for pushes that can reach the default branch. */
  readonly onPush: boolean
  readonly commands: readonly CiCommand[]
  readonly uses: readonly CiUse[]
  /** Labels or images the job runs on, as written. */
  readonly runsOn: readonly string[]
  /** Runs on machines of the project's own. In a fork they are usually not there. */
  readonly selfHosted: boolean
  /** Names of the axes of its matrix. */
  readonly matrix: readonly string[]
}

/** One simple command, after wrappers (`poetry run`, `python -m`, `sudo`, ...) are taken off. */
export interface CiCommand extends CiEffect {
  /** Name without folder and version: `pytest`, `python`, `make`. */
  readonly program: string
  /** Arguments without quotes; variables stand as written. */
  readonly args: readonly string[]
  /** The command as written, at most 400 characters. */
  readonly text: string
  /** Where the command is written: in the CI file, or in the Makefile, script, ... it was found through. */
  readonly at: Location
  /** The way from the CI file to the command, ready to print: `.github/workflows/ci.yml:12 -> Makefile:30 (test)`. */
  readonly origin: string
  /** What was taken off, outermost first: `poetry run`, `coverage run`. */
  readonly wrappers: readonly string[]
  /** The pre-commit hook that this command stands for. */
  readonly hook?: string
  /** Folder it runs in, relative to the root; absent for the root, and where it cannot be told. */
  readonly folder?: string
  /** It runs in a folder that cannot be told, or outside of the repository. */
  readonly folderUnknown?: true
  /** Other commands of the job were found through this one. */
  readonly expanded: boolean
  /** Why a command that stands for others could not be looked into. */
  readonly unresolved?: string
}

/** Something that the job takes from elsewhere. Its content is not in the repository. */
export interface CiUse extends CiEffect {
  readonly kind: 'action' | 'workflow' | 'orb' | 'template' | 'task' | 'plugin' | 'image'
  /** Without version: `actions/checkout`, `psf/black`, `python/install-packages`. */
  readonly name: string
  /** Version, tag, branch or commit, as written. */
  readonly ref?: string
  /** Inputs that are plain values. */
  readonly inputs: Readonly<Record<string, string>>
  readonly at: Location
}

/** One hook of the pre-commit framework. */
export interface PreCommitHook {
  readonly id: string
  /** URL, `local` or `meta`. */
  readonly repo: string
  readonly rev?: string
  readonly at: Location
  /** Stages it is confined to, in the present spelling (`pre-commit`, `manual`); empty: the hook's own default. */
  readonly stages: readonly string[]
  readonly language?: string
  readonly entry?: string
  readonly args: readonly string[]
  readonly additionalDependencies: readonly string[]
  /** Patterns of files it is confined to or kept from, as written. */
  readonly files?: string
  readonly exclude?: string
}
