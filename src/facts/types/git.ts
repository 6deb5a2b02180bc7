import type { Problem } from './problem.ts'

/** Kind of service behind a remote, told from its host name. */
export type HostKind =
  | 'github'
  | 'gitlab'
  | 'bitbucket'
  | 'azure'
  | 'codeberg'
  | 'gitea'
  | 'gerrit'
  | 'dagshub'
  | 'huggingface'
  | 'self-hosted'
  | 'local'

/** Where a clone came from. User names, passwords and tokens of the URL are not kept. */
export interface Remote {
  readonly name: string
  readonly kind: HostKind
  /** Host name; absent for a folder of this machine. */
  readonly host?: string
  /** `owner`, or `group/subgroup`. */
  readonly owner?: string
  readonly repository?: string
}

/** A file that git tracks below the audited root. */
export interface TrackedFile {
  /** Relative to the audited root. */
  readonly path: string
  /** Hash of the blob. */
  readonly blob: string
  /** Bytes of the blob in git: of the pointer for a file in LFS. Absent for what is staged but in no commit yet. */
  readonly size?: number
  /** Name of the filter that .gitattributes gives the path: `lfs`, `nbstripout`, `annex`, ... */
  readonly filter?: string
  /** The blob is a pointer, checked by its content; `bytes` is the size of what it points at. */
  readonly pointer?: { readonly kind: 'lfs' | 'annex'; readonly bytes?: number }
}

/** How a change reached the branch, told from its commit message. */
export type ChangeTrace =
  /** `Merge pull request #1 from ...` (GitHub). */
  | 'merge'
  /** `Title (#1)`: squash or rebase merge. */
  | 'squash'
  /** `See merge request group/project!1` (GitLab). */
  | 'merge-request'
  /** `Merged in branch (pull request #1)`. */
  | 'bitbucket'
  /** `Merged PR 1: ...`. */
  | 'azure'
  /** `Reviewed-on: ...`. */
  | 'gerrit'

/** The newest changes of the default branch, first parents only. */
export interface Changes {
  /** How many were looked at: at most 200. */
  readonly commits: number
  readonly byTrace: Readonly<Partial<Record<ChangeTrace, number>>>
  /** Changes with any of the traces. */
  readonly reviewed: number
  /** `Add files via upload` and its like: put together in a browser. */
  readonly uploads: number
  /** Merges whose branch is known, and those of them that the author of the branch made. */
  readonly merges?: { readonly known: number; readonly byAuthor: number }
  /** `develop` or the like, where most merges come from there. */
  readonly integration?: string
  /** For Python files and notebooks, by path: in how many of the changes they changed. Absent when git could not say. */
  readonly files?: Readonly<Record<string, FileChanges>>
}

/** How the changes of one file came in. */
export interface FileChanges {
  readonly commits: number
  /** Those with a trace of a pull request. */
  readonly reviewed: number
}

/** References from commits to a backlog. Pull-request numbers are none. */
export interface IssueReferences {
  /** Commits that were looked at: the newest, by people, at most 1000. */
  readonly commits: number
  /** Commits with at least one reference of any form. */
  readonly referring: number
  /** `fixes #1`, `closes owner/repo#1`, `refs #1`. */
  readonly keyword: number
  /** `ABC-12` with a prefix that stands in at least 5 commits, and `AB#12`. */
  readonly tracker: number
  /** Prefixes of the tracker keys, in order. */
  readonly prefixes: readonly string[]
}

/** What the commits say. Counts only: names and addresses of people are not kept. */
export interface History {
  /** Commits reachable from HEAD; since the fork point where that is known. */
  readonly commits: number
  /** How many of them were read: the newest 5000 at most. All counts below are over these. */
  readonly read: number
  /** Date of the newest and of the oldest commit read, `YYYY-MM-DD` in UTC. */
  readonly newest: string
  readonly oldest: string
  /** Commits by each person, most first; mail map applied, equal names or addresses joined, bots left out. */
  readonly authors: readonly number[]
  /** People with a commit in the 12 months before the newest commit. */
  readonly activeAuthors: number
  /** Names of programs that commit: `dependabot`, `pre-commit-ci`, ... */
  readonly bots: readonly string[]
  /** Commits by bots. */
  readonly botCommits: number
  readonly mergeCommits: number
  /** Commits with a `Co-authored-by:` line. */
  readonly coAuthored: number
  /** Commits that the platform made itself (committer GitHub or GitLab). */
  readonly platformCommits: number
  readonly changes: Changes
  readonly issues: IssueReferences
  /** Decisions, risks, roadmaps and the like, and jobs of Travis beside those of GitHub, by path. Absent when there are none, or git could not say. */
  readonly documents?: Readonly<Record<string, DocumentChanges>>
}

/** How a document was kept up. */
export interface DocumentChanges {
  /** Commits that changed it, merges left out. */
  readonly commits: number
  /** Day of the last of them, `YYYY-MM-DD`. */
  readonly newest: string
}

/** Where a fork left its upstream. */
export interface ForkPoint {
  /** Newest upstream commit that the history holds. */
  readonly commit: string
  /**
   * `upstream` remote; the commits that GitHub's "sync fork" makes; or a break in who commits: nobody of those who made the
   * commits since has made one before (a project that was handed over looks the same).
   */
  readonly via: 'upstream-remote' | 'sync-merge' | 'authors'
  /** `owner` of the upstream, where it is named. */
  readonly owner?: string
}

export type MissingGitFact = 'checkout' | 'sizes' | 'history' | 'default-branch' | 'fork'

/**
 * What git says about the audited folder. A field that is absent is not known, and `missing` says why: it is never to
 * be read as zero.
 */
export interface GitFacts {
  /** Why fields are absent, one reason each. */
  readonly missing: readonly { readonly fact: MissingGitFact; readonly reason: string }[]
  /** The audited folder relative to the top of the work tree: empty when it is the top. Absent without a checkout. */
  readonly folder?: string
  /** Commit that is checked out. Absent before the first commit. */
  readonly commit?: string
  /** Branch that is checked out; absent when HEAD is detached. */
  readonly branch?: string
  readonly defaultBranch?: string
  readonly shallow?: boolean
  /** Ordered by path. */
  readonly tracked?: readonly TrackedFile[]
  readonly remotes?: readonly Remote[]
  /** Names of tags, at most 1000. */
  readonly tags?: readonly string[]
  /** Other repositories inside this one. */
  readonly submodules?: readonly { readonly path: string; readonly remote?: Remote }[]
  readonly fork?: ForkPoint
  readonly history?: History
  readonly problems: readonly Problem[]
}
