import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

/** Text of a file, or where a link leads. A path that ends with `/` is an empty folder. */
export type TreeEntries = Readonly<Record<string, string | Uint8Array | { readonly link: string }>>

/** A folder for one test, with these files; gone when the test ends. */
export function makeTree(entries: TreeEntries, name = 'project'): string {
  const outer = mkdtempSync(join(realpathSync(tmpdir()), 'se-ml-'))
  onTestFinished(() => rmSync(outer, { recursive: true, force: true }))
  const root = join(outer, name)
  mkdirSync(root)
  addFiles(root, entries)
  return root
}

export function addFiles(root: string, entries: TreeEntries): void {
  for (const [path, content] of Object.entries(entries)) {
    const target = join(root, path)
    mkdirSync(path.endsWith('/') ? target : dirname(target), { recursive: true })
    if (path.endsWith('/')) continue
    if (typeof content === 'object' && 'link' in content) symlinkSync(content.link, target)
    else writeFileSync(target, content)
  }
}
