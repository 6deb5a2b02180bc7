import { realpathSync } from 'node:fs'
import { isAbsolute, join, relative, sep } from 'node:path'

/** A word before a colon: `https:`, `javascript:`, `C:`. */
const SCHEME = /^[a-z][a-z0-9+.-]*:/i

/**
 * What is wrong with the evidence of an attestation, as what was expected instead. Links are looked at, never opened.
 * @param folder folder that paths are relative to, and that they may not leave
 */
export function evidenceFault(evidence: string, folder: string): string | undefined {
  if (SCHEME.test(evidence)) return isLink(evidence) ? undefined : 'a link that begins with https:// and names a host'
  return isInside(evidence, folder)
    ? undefined
    : 'a link, or the path of a file that is there, relative to the configuration'
}

function isLink(text: string): boolean {
  if (/\s/.test(text) || !URL.canParse(text)) return false
  const { protocol, hostname, username, password } = new URL(text)
  return /^https?:$/.test(protocol) && hostname !== '' && username + password === ''
}

/** A path that is there, and that no link leads out of the folder. */
function isInside(path: string, folder: string): boolean {
  if (isAbsolute(path)) return false
  try {
    const way = relative(realpathSync(folder), realpathSync(join(folder, path)))
    return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
  } catch {
    return false
  }
}
