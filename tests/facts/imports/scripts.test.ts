import { describe, expect, it } from 'vitest'
import { discover } from '../../../src/discover/index.ts'
import { resolveAll } from '../../../src/facts/imports/all.ts'
import { parseJsonc } from '../../../src/facts/imports/scripts/jsonc.ts'
import { parse } from '../../../src/parse/index.ts'
import { makeTree, type TreeEntries } from '../../helpers/tree.ts'

/** Imports and uses of a tree, as `from -> to`. */
async function graphOf(entries: TreeEntries) {
  const root = makeTree(entries)
  const { files } = await discover(root, { exclude: [], roles: [] })
  const { modules } = await parse(root, files, { counting: { freeStrings: 'all', bodiesAreUnits: false }, workers: 1 })
  const graph = await resolveAll(root, modules, files)
  const name = (index: number) => modules[index]!.path
  return {
    imports: graph.imports.map(({ from, import: index, to, origin, reason }) => {
      const target = to === undefined ? (reason ?? origin) : name(to)
      return `${name(from)}: ${modules[from]!.imports[index]!.module} -> ${target}`
    }),
    uses: graph.uses.map(
      ({ from, to, line, typing }) => `${name(from)}:${line} -> ${name(to)}${typing ? ' typing' : ''}`,
    ),
  }
}

describe('imports between modules of TypeScript and JavaScript', () => {
  it('by path: endings may be missing or those of the compiled file, folders have an index', async () => {
    const { imports } = await graphOf({
      'src/a.ts': [
        "import './b'",
        "import './c.js'",
        "import '../lib'",
        "import './style.css'",
        "import './missing'",
        "import '../../outside'",
        "import './b?raw'",
      ].join('\n'),
      'src/b.tsx': '',
      'src/c.ts': '',
      'src/style.css': '',
      'lib/index.mjs': '',
    })
    expect(imports).toEqual([
      'src/a.ts: ./b -> src/b.tsx',
      'src/a.ts: ./c.js -> src/c.ts',
      'src/a.ts: ../lib -> lib/index.mjs',
      'src/a.ts: ./style.css -> first-party',
      'src/a.ts: ./missing -> no file stands at src/missing (built or generated?)',
      'src/a.ts: ../../outside -> the relative import leaves the repository',
      'src/a.ts: ./b?raw -> src/b.tsx',
    ])
  })

  it('through paths and baseUrl of the nearest tsconfig, the longest pattern first', async () => {
    const { imports } = await graphOf({
      'web/tsconfig.json': '{\n // vite\n "references": [{ "path": "./tsconfig.app.json" }],\n}',
      'web/tsconfig.app.json':
        '{"compilerOptions": {"baseUrl": ".", "paths": {"@/*": ["./src/*"], "@/ui/*": ["./kit/*", "./spare/*"]}}}',
      'web/src/a.ts':
        "import '@/b'\nimport '@/ui/c'\nimport '@/ui/d'\nimport 'src/b'\nimport 'react'\nimport 'node:fs'\nimport 'path'",
      'web/src/b.ts': '',
      'web/kit/c.ts': '',
      'web/spare/d.ts': '',
    })
    expect(imports).toEqual([
      'web/src/a.ts: @/b -> web/src/b.ts',
      'web/src/a.ts: @/ui/c -> web/kit/c.ts',
      'web/src/a.ts: @/ui/d -> web/spare/d.ts',
      'web/src/a.ts: src/b -> web/src/b.ts',
      'web/src/a.ts: react -> third-party',
      'web/src/a.ts: node:fs -> standard-library',
      'web/src/a.ts: path -> standard-library',
    ])
  })

  it('through packages of the repository: itself, workspaces, "imports"', async () => {
    const { imports } = await graphOf({
      'package.json': '{"name": "root", "workspaces": ["packages/*"], "imports": {"#log": "./tools/log.js"}}',
      'tools/log.js': '',
      'app.js': "import '@our/charts'\nimport '@our/charts/bar'\nimport '@our/chartsx'\nimport '#log'\nimport '#lost'",
      'packages/charts/package.json':
        '{"name": "@our/charts", "exports": {".": {"import": "./dist/index.js"}, "./*": "./dist/kinds/*.js"}}',
      'packages/charts/src/index.ts': "import '@our/charts/bar'",
      'packages/charts/src/kinds/bar.ts': '',
    })
    expect(imports).toEqual([
      'app.js: @our/charts -> packages/charts/src/index.ts',
      'app.js: @our/charts/bar -> packages/charts/src/kinds/bar.ts',
      'app.js: @our/chartsx -> third-party',
      'app.js: #log -> tools/log.js',
      'app.js: #lost -> first-party',
      'packages/charts/src/index.ts: @our/charts/bar -> packages/charts/src/kinds/bar.ts',
    ])
  })

  it('to the module that defines the name, through re-exports; rings of them end', async () => {
    const { imports, uses } = await graphOf({
      'a.ts': [
        "import { one, two, three as drei, lost } from './index'",
        "import * as all from './index'",
        "import Four, { type T } from './index'",
        'one(two)',
        'drei.x()',
        'all.two()',
        'new Four(lost)',
        'const t: T = one as T',
      ].join('\n'),
      'index.ts':
        "export { one } from './one'\nexport * from './ring'\nexport { default } from './four'\nexport type { T } from './four'",
      'one.ts': 'export const one = 1',
      'ring.ts': "export * from './index'\nexport * from './two'",
      'two.ts': "import { three } from './three'\nexport function two() {}\nexport { three }",
      'three.ts': 'export class three {}',
      'four.ts': 'export default class {}\nexport type T = number',
    })
    expect(imports.filter((line) => line.startsWith('a.ts'))).toEqual([
      'a.ts: ./index -> one.ts',
      'a.ts: ./index -> two.ts',
      'a.ts: ./index -> three.ts',
      'a.ts: ./index -> index.ts',
      'a.ts: ./index -> index.ts',
      'a.ts: ./index -> four.ts',
      'a.ts: ./index -> four.ts',
    ])
    expect(uses).toEqual([
      'a.ts:4 -> one.ts',
      'a.ts:4 -> two.ts',
      'a.ts:5 -> three.ts',
      'a.ts:6 -> two.ts',
      'a.ts:7 -> four.ts',
      'a.ts:7 -> index.ts',
      'a.ts:8 -> one.ts',
    ])
  })

  it('that are read on the spot are uses', async () => {
    const { uses } = await graphOf({
      'a.js': "require('./b').read()\nconst c = async () => (await import('./c')).write()\nimport('./c')",
      'b.js': 'exports.read = () => {}',
      'c.js': 'export function write() {}',
    })
    expect(uses).toEqual(['a.js:1 -> b.js', 'a.js:2 -> c.js'])
  })

  it('never lead from one language to another', async () => {
    const { imports } = await graphOf({
      'web/churn.ts': 'export const a = 1',
      'churn.py': 'import web\nimport json\n',
      'web/b.ts': "import './churn'\nimport 'churn'",
    })
    expect(imports).toEqual([
      'churn.py: web -> third-party',
      'churn.py: json -> standard-library',
      'web/b.ts: ./churn -> web/churn.ts',
      'web/b.ts: churn -> third-party',
    ])
  })
})

describe('tsconfig files', () => {
  it('may hold comments and commas at the end', () => {
    expect(parseJsonc('\uFEFF{ /* a */ "b": ["http://x/*", ], // c\n "d": "\\"//", }')).toEqual({
      b: ['http://x/*'],
      d: '"//',
    })
    expect(parseJsonc('{ broken')).toBeUndefined()
  })
})
