import type { Documents } from '../../../src/facts/types/documents.ts'
import type { ProjectFile } from '../../../src/facts/types.ts'
import type { Location } from '../../../src/model.ts'
import { owningRule } from '../owners/covers.ts'

/** The first rule of CODEOWNERS that names owners of one of these files. */
export function ownersOf({ documents }: Documents, paths: readonly string[]): Location | undefined {
  for (const { path, owners } of documents) {
    const rule = owners && paths.map((one) => owningRule(owners, one)).find((one) => one !== undefined)
    if (rule) return { path, line: rule.line }
  }
  return undefined
}

/** A template for pull requests. */
export function templateOf({ documents }: Documents): Location | undefined {
  const found = documents.find(({ kinds }) => kinds.includes('pull-request-template'))
  return found && { path: found.path }
}

/** Files by which platforms are told that a change needs a review. */
const REQUIRES = /^\.github\/(settings\.ya?ml|rulesets\/[^/]+\.json)$|^(\.github\/)?\.?(bors\.toml|kodiak\.toml)$/

export function requiredBy(
  files: readonly ProjectFile[],
  resources: readonly { readonly type: string; readonly at: Location }[],
): Location | undefined {
  const file = files.find(({ path }) => REQUIRES.test(path))
  if (file) return { path: file.path }
  return resources.find(({ type }) => /^(github|gitlab)_branch_protection/.test(type))?.at
}
