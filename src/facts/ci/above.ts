import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { systemOf } from './systems.ts'

/** Folders of a working copy's root that hold CI files. */
const FOLDERS = ['.', '.github/workflows', '.circleci', '.buildkite', '.woodpecker', '.semaphore', '.azure-pipelines']

const MOST_FILES = 50

/**
 * CI files between the root of the working copy and the audited folder: a part of a repository is built from there.
 * Names only; nothing outside of the audited folder is opened.
 * @param folder the audited folder relative to the root of the working copy; empty when it is the root
 */
export function filesAbove(root: string, folder: string | undefined): string[] {
  const levels = (folder ?? '').split('/').filter((part) => part !== '').length
  const ups = Array.from({ length: levels }, (_, level) =>
    Array(level + 1)
      .fill('..')
      .join('/'),
  )
  return ups.flatMap((up) => filesIn(join(root, up)).map((path) => `${up}/${path}`)).slice(0, MOST_FILES)
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
