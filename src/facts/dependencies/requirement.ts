/** One requirement as pip reads it (PEP 508), or as conda does. */
export interface Requirement {
  /** Normalised name. */
  readonly name: string
  /** Version constraint or URL; empty for any version. */
  readonly spec: string
}

/** Normalised name of a distribution, PEP 503. */
export function normalise(name: string): string {
  return name.replace(/[-_.]+/g, '-').toLowerCase()
}

/** Longer lines are no requirement that a person wrote. */
const LONGEST = 2000

/**
 * Reads `name[extra]>=1,<2; marker`, `name @ url`, `git+https://...#egg=name`, `https://.../name-1.0-py3-none-any.whl`.
 * @returns undefined for what names no distribution: a local folder, an option, text that is no requirement
 */
export function parseRequirement(text: string): Requirement | undefined {
  const bare = text.slice(0, LONGEST).trim()
  return isUrl(bare) ? fromUrl(bare) : fromName(bare)
}

function fromName(text: string): Requirement | undefined {
  const [head, name = ''] = /^([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?\s*/.exec(text) ?? []
  if (head === undefined) return undefined
  const rest = (text.slice(head.length).split(';', 1)[0] ?? '').trim()
  if (rest.startsWith('@')) return { name: normalise(name), spec: rest.slice(1).trim() }
  const spec = rest.replace(/^\((.*)\)$/, '$1').trim()
  return /^([<>=!~]|$)/.test(spec) && !isPath(text) ? { name: normalise(name), spec } : undefined
}

function isUrl(text: string): boolean {
  return /^([a-z]+\+)?(https?|ssh|git|file):\/\//i.test(text) || /^git\+/i.test(text)
}

/** `sub/folder` and `package.whl` name a file, not a distribution. */
function isPath(text: string): boolean {
  return /^[\w.-]+\//.test(text) || /^\S+\.(whl|tar\.gz|zip)$/.test(text)
}

function fromUrl(url: string): Requirement | undefined {
  const [, egg] = /[#&]egg=([A-Za-z0-9._-]+)/.exec(url) ?? []
  const name = egg ?? nameInPath(withoutRef(url.split(/[#?]/, 1)[0] ?? ''))
  return name === undefined ? undefined : { name: normalise(name), spec: url }
}

/** The branch or commit after `@` may hold slashes; an `@` before the path belongs to the user name. */
function withoutRef(url: string): string {
  const path = url.indexOf('/', url.indexOf('://') + 3)
  const at = path < 0 ? -1 : url.indexOf('@', path)
  return at < 0 ? url : url.slice(0, at)
}

/** Last part of the path: of a wheel or archive what stands before the version, of a repository its name. */
function nameInPath(url: string): string | undefined {
  const last = url.replace(/\/+$/, '').split('/').at(-1) ?? ''
  const [, archived] =
    /^([A-Za-z0-9][A-Za-z0-9._]*?(?:-[A-Za-z][A-Za-z0-9._]*?)*)-v?\d[^/]*\.(?:whl|tar\.gz|zip)$/.exec(last) ?? []
  const [, repository] = /^([A-Za-z0-9][\w.-]*?)(?:\.git)?(?:@.*)?$/.exec(last) ?? []
  return archived ?? (/\.(whl|zip|tar\.gz)$/.test(last) ? undefined : repository)
}
