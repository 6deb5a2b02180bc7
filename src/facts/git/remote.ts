import type { HostKind, Remote } from '../types/git.ts'

const KNOWN_HOSTS = new Map<string, HostKind>([
  ['github.com', 'github'],
  ['ssh.github.com', 'github'],
  ['gitlab.com', 'gitlab'],
  ['altssh.gitlab.com', 'gitlab'],
  ['bitbucket.org', 'bitbucket'],
  ['dev.azure.com', 'azure'],
  ['ssh.dev.azure.com', 'azure'],
  ['codeberg.org', 'codeberg'],
  ['dagshub.com', 'dagshub'],
  ['huggingface.co', 'huggingface'],
  ['hf.co', 'huggingface'],
])

/** Self-hosted services mostly carry their name in the host name. */
const HOST_PATTERNS: readonly (readonly [RegExp, HostKind])[] = [
  [/\.visualstudio\.com$/, 'azure'],
  [/(^|[.-])gitlab[.-]/, 'gitlab'],
  [/(^|[.-])github[.-]/, 'github'],
  [/(^|[.-])bitbucket[.-]/, 'bitbucket'],
  [/(^|[.-])(gitea|forgejo)[.-]/, 'gitea'],
  [/(^|[.-])(gerrit|review)[.-]|\.googlesource\.com$/, 'gerrit'],
]

/** Reads the URL of a remote. Credentials in it are dropped here and kept nowhere. */
export function readRemote(name: string, url: string): Remote {
  const { host, path } = split(url)
  if (host === undefined) return { name, kind: 'local' }
  const parts = path
    .replace(/\.git\/?$/, '')
    .split('/')
    .filter(Boolean)
  const repository = parts.pop()
  return {
    name,
    kind: kindOf(host),
    host,
    ...(repository && { repository }),
    ...(parts.length > 0 && { owner: parts.join('/') }),
  }
}

/** `scheme://user:password@host:port/path`, `user@host:path`, or a folder. */
function split(url: string): { host?: string; path: string } {
  const text = url.slice(0, 2000)
  const [, scheme, location = ''] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/i.exec(text) ?? []
  if (scheme !== undefined) return scheme === 'file' ? { path: location } : splitAt(location, '/')
  const isFolder = /^([./~\\]|[a-z]:[\\/])/i.test(text) || !text.includes(':')
  return isFolder ? { path: text } : splitAt(text, ':')
}

function splitAt(location: string, separator: string): { host?: string; path: string } {
  const end = location.indexOf(separator)
  const authority = end < 0 ? location : location.slice(0, end)
  const host = authority
    .slice(authority.lastIndexOf('@') + 1)
    .replace(/:\d*$/, '')
    .toLowerCase()
  const path = end < 0 ? '' : location.slice(end + 1)
  return host === '' ? { path } : { host, path: path.split(/[?#]/, 1)[0] ?? '' }
}

function kindOf(host: string): HostKind {
  return KNOWN_HOSTS.get(host) ?? HOST_PATTERNS.find(([pattern]) => pattern.test(host))?.[1] ?? 'self-hosted'
}
