// npm runs this after `npm ci`, for `npm pack`, and whenever `npx se-ml` links this folder. The last one should not wait
// for a build of what has not changed.
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const SOURCES = ['src', 'rules', 'scripts/build.mjs', 'package.json', 'tsconfig.json']
const WRITTEN_LAST = 'dist/types/src/index.d.ts'

if (newest(SOURCES) > (statSync(WRITTEN_LAST, { throwIfNoEntry: false })?.mtimeMs ?? 0)) await import('./build.mjs')

/** A removed file shows in the time of its folder. */
function newest(paths) {
  return Math.max(0, ...paths.map(changed))
}

function changed(path) {
  const found = statSync(path)
  if (!found.isDirectory()) return found.mtimeMs
  return Math.max(found.mtimeMs, newest(readdirSync(path).map((name) => join(path, name))))
}
