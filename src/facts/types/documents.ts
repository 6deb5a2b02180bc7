import type { Problem } from './problem.ts'

/** What a document is by its name and place, or, for cards, by its front matter. */
export type DocumentKind =
  | 'readme'
  | 'contributing'
  | 'code-of-conduct'
  | 'codeowners'
  | 'changelog'
  | 'license'
  | 'citation'
  | 'security'
  | 'support'
  | 'governance'
  | 'roadmap'
  | 'issue-template'
  | 'pull-request-template'
  | 'discussion-template'
  | 'decision-record'
  | 'model-card'
  | 'data-card'
  | 'runbook'
  | 'labelling-guide'
  | 'other'

/** Services that links lead to. */
export type LinkHost =
  | 'github'
  | 'gitlab'
  | 'bitbucket'
  | 'azure-devops'
  | 'wandb'
  | 'mlflow'
  | 'neptune'
  | 'comet'
  | 'clearml'
  | 'dagshub'
  | 'tensorboard'
  | 'huggingface'
  | 'kaggle'
  | 'zenodo'
  | 'openml'
  | 'jira'
  | 'confluence'
  | 'notion'
  | 'trello'
  | 'linear'
  | 'asana'
  | 'google-docs'
  | 'google-drive'
  | 'dropbox'
  | 'slack'
  | 'discord'
  | 'teams'
  | 'gitter'
  | 'read-the-docs'
  | 'package-index'
  | 'container-registry'
  | 'ci'
  | 'coverage'
  | 'code-quality'
  | 'notebook-service'
  | 'paper'
  | 'badge'
  /** Another document of the same repository. */
  | 'relative'
  | 'other'

export interface Heading {
  readonly text: string
  /** 1..6; 1 is the outermost. */
  readonly level: number
  readonly line: number
  /** Words between this heading and the next one of any level; comments, code and placeholders left out. */
  readonly words: number
}

export interface Link {
  /** As written, without user name and password; at most 500 characters. */
  readonly url: string
  readonly host: LinkHost
  readonly line: number
  /** The picture of a badge: it shows a state, it leads nowhere. */
  readonly badge: boolean
}

/** A line of a document as readers see it: comments and code left out. */
export interface ProseLine {
  readonly line: number
  /** At most 2000 characters. */
  readonly text: string
}

/** What a CODEOWNERS file says, without the names in it. */
export interface Owners {
  readonly rules: number
  readonly owners: number
  readonly teams: number
  /** Patterns in the order of the file, also those without an owner: the last one that fits a path decides. */
  readonly patterns: readonly { readonly pattern: string; readonly owners: number; readonly line: number }[]
}

/** One document for people. */
export interface Document {
  readonly path: string
  /** At least one; a README can be a model card too. */
  readonly kinds: readonly DocumentKind[]
  readonly headings: readonly Heading[]
  /** Links outside of code; at most 1000. */
  readonly links: readonly Link[]
  /** What it says, empty lines left out: the beginning of it. Absent for licences, change logs and codes of conduct. */
  readonly prose?: readonly ProseLine[]
  /** Words of the whole text; comments, code and placeholders left out. */
  readonly words: number
  /** Front matter, plain data; of cards in YAML or JSON the top level. */
  readonly frontMatter?: Readonly<Record<string, unknown>>
  /** Lines with remains of a template: `[More Information Needed]`, `TODO`, `<your name>`, ... */
  readonly placeholders: readonly number[]
  /** Hardly anything but a template that was not filled in. */
  readonly boilerplate: boolean
  /** Present for `codeowners`: names are not kept. */
  readonly owners?: Owners
  /** Present for `license`, where it is one of the well-known ones: SPDX identifier. */
  readonly license?: string
}

export interface Documents {
  /** Ordered by path. */
  readonly documents: readonly Document[]
  readonly problems: readonly Problem[]
}
