import type { GitFacts } from '../types/git.ts'

/** Some fields of the facts, with the reasons for those that stay away. */
export type Part = Partial<GitFacts>
