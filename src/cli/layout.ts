import { usableWidth, wantsAscii, wantsColor } from './terminal.ts'
import type { World } from './world.ts'

/** Columns of a text that goes to a file. */
const FILE_WIDTH = 80

/** How a text is laid out for where it goes. */
export interface Layout {
  readonly color: boolean
  readonly ascii: boolean
  readonly width: number
}

/** What the user says of it. */
export interface LayoutFlags {
  /** File that the text goes to; the terminal when absent. */
  readonly output?: string
  readonly color?: boolean
}

/** A file is in colour only when that was asked for, and holds any character; the rest depends on the terminal. */
export function layoutFor({ output, color }: LayoutFlags, { env, stdout }: World): Layout {
  if (output !== undefined) return { color: color === true, ascii: false, width: FILE_WIDTH }
  return { color: wantsColor(color, env, stdout), ascii: wantsAscii(env), width: usableWidth(stdout) }
}
