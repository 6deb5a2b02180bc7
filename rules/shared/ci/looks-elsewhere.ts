import type { CiCommand } from '../../../src/facts/types/ci.ts'
import type { Role } from '../../../src/model.ts'

const NOT_OURS: ReadonlySet<Role> = new Set(['fixture', 'vendored', 'generated', 'template'])

/** All paths that a command names hold files that are somebody else's or made up: it says nothing on the project. */
export function looksElsewhere({ args, folder }: CiCommand, roles: ReadonlyMap<string, Role>): boolean {
  const named = args.flatMap((arg) => rolesBelow(pathOf(arg, folder), roles))
  return named.length > 0 && named.every((role) => NOT_OURS.has(role))
}

function pathOf(arg: string, folder: string | undefined): string {
  const path = arg.replace(/^\.\//, '').replace(/\/$/, '')
  return folder === undefined ? path : `${folder}/${path}`
}

function rolesBelow(path: string, roles: ReadonlyMap<string, Role>): Role[] {
  const own = roles.get(path)
  if (own !== undefined) return [own]
  return [...roles].filter(([one]) => one.startsWith(`${path}/`)).map(([, role]) => role)
}
