import { rmSync } from 'node:fs'
import type { World } from './world.ts'

/**
 * Keeps temporary folders in mind that would stay behind when the program is stopped in the middle of its work.
 * @returns takes a folder that is to go in that case
 */
export function rememberTemporary({ onStop }: Pick<World, 'onStop'>): (folder: string) => void {
  const folders = new Set<string>()
  return (folder) => {
    if (folders.size === 0) onStop(() => remove(folders))
    folders.add(folder)
  }
}

function remove(folders: ReadonlySet<string>): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}
