import type { Dependency } from '../types/dependencies.ts'

/** More pinned lines than people write down by hand (practices.md, section 5). */
const PINNED_LINES = 80

/** Packages that come along with others and that hardly anybody asks for by name. */
const COMPANIONS = new Set(
  (
    'certifi idna urllib3 charset-normalizer chardet cycler kiwisolver pyparsing zipp wcwidth ptyprocess pexpect parso ' +
    'jedi backcall pickleshare decorator markupsafe pyasn1 pyasn1-modules oauthlib cachetools threadpoolctl pycparser ' +
    'cffi ca-certificates openssl zlib tk sqlite readline ncurses libffi xz'
  ).split(' '),
)

/** Files that list all that was installed. Environments and requirements only: a lock is known as such. */
export function findFreezes(declared: readonly Dependency[]): string[] {
  const counts = new Map<string, { pinned: number; companions: number }>()
  for (const { pinned, name, at } of declared) {
    const count = counts.get(at.path) ?? { pinned: 0, companions: 0 }
    counts.set(at.path, count)
    if (pinned) count.pinned++
    if (pinned && COMPANIONS.has(name)) count.companions++
  }
  return [...counts].filter(([, count]) => count.pinned > PINNED_LINES && count.companions >= 2).map(([path]) => path)
}
