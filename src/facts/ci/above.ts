import { readdirSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { systemOf } from './systems.ts'

/** Folders of a working copy's root that hold CI files. */
const FOLDERS = ['.', '.github/workflows', '.circleci', '.buildkite', '.woodpecker', '.semaphore', '.azure-pipelines']

const MOST_FILES = 50

/**
 * CI files between the root of the working copy and the audited folder: a part of a repository is built from there.
 * Names only; nothing outside of the audited folder is opened.
 */
export function filesAbove(root: string, top: string | undefined): string[] {
  const found: string[] = []
  const start = resolve(root)
  for (let at = start; top !== undefined && at !== top && dirname(at) !== at; ) {
    at = dirname(at)
    found.push(...filesIn(at).map((path) => relative(start, join(at, path)).replaceAll('\\', '/')))
  }
  return found.slice(0, MOST_FILES).sort()
}

function filesIn(folder: string): string[] {
  return FOLDERS.flatMap((part) =>
    namesIn(join(folder, part)).map((name) => (part === '.' ? name : `${part}/${name}`)),
  ).filter((path) => systemOf(path) !== undefined)
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
