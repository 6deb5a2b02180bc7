import type { Output, World } from './world.ts'

type Env = World['env']

/**
 * Whether to colour what goes to `output`: the flag decides, then FORCE_COLOR (https://force-color.org), then NO_COLOR
 * (https://no-color.org), then whether a terminal is there. The order of the two is that of Node.js itself.
 */
export function wantsColor(flag: boolean | undefined, env: Env, output: Output): boolean {
  if (flag !== undefined) return flag
  const { FORCE_COLOR: force, NO_COLOR: no } = env
  if (force !== undefined) return force !== '0' && force !== 'false'
  if (no !== undefined && no !== '') return false
  return output.isTTY === true && env.TERM !== 'dumb'
}

/** Only a locale that names another encoding than UTF-8 asks for ASCII; none at all is common where UTF-8 works. */
export function wantsAscii(env: Env): boolean {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || 'UTF-8'
  return !/utf-?8/i.test(locale)
}

/** Reports are laid out for 80 columns, and for a little less where the terminal is narrower. */
export function usableWidth({ isTTY, columns }: Output): number {
  return isTTY && columns !== undefined ? Math.min(80, Math.max(72, columns)) : 80
}
