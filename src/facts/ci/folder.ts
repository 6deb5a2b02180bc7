/** Stands for the root in paths that are put together from known parts. */
export const ROOT = '~/repo'

/** Variables that stand for the root of the working copy on some system. */
const ROOTS =
  /^(?:\$\{\{\s*github\.workspace\s*\}\}|\$\(?\{?(?:GITHUB_WORKSPACE|CI_PROJECT_DIR|TRAVIS_BUILD_DIR|CIRCLE_WORKING_DIRECTORY|BITBUCKET_CLONE_DIR|BUILDKITE_BUILD_CHECKOUT_PATH|DRONE_WORKSPACE|CIRRUS_WORKING_DIR|APPVEYOR_BUILD_FOLDER|WORKSPACE|PWD|CURDIR|Build\.SourcesDirectory|System\.DefaultWorkingDirectory|Pipeline\.Workspace\/s)\}?\)?|%APPVEYOR_BUILD_FOLDER%|~\/(?:project|repo)|\{toxinidir\}|\{tox_root\}|\$\(git rev-parse --show-toplevel\)|`git rev-parse --show-toplevel`)(?=\/|\\|$)/

/**
 * Path that `to` means in `folder`, relative to the root. Undefined when it leaves the root, is absolute, or holds a
 * variable that cannot be told.
 * @param folder relative to the root; undefined when not known
 */
export function resolvePath(folder: string | undefined, to: string): string | undefined {
  const atRoot = ROOTS.test(to)
  const path = to.replace(ROOTS, '').replaceAll('\\', '/')
  if (atRoot) return normalise(path.replace(/^\//, ''))
  if (folder === undefined || /^[/~]|^[A-Za-z]:|[$`%*?{]/.test(path)) return undefined
  return normalise(`${folder}/${path}`)
}

/** Path without `.` and `..`; undefined when it leaves the root. */
export function normalise(path: string): string | undefined {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..' && parts.pop() === undefined) return undefined
    if (part !== '' && part !== '.' && part !== '..') parts.push(part)
  }
  return parts.join('/')
}

/** Folder of a file; the root is the empty text. */
export function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
}
