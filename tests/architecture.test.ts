import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { loadParser } from '../src/parse/typescript/estree.ts'
import { findImports } from '../src/parse/typescript/imports/index.ts'
import { readSyntax, type Syntax } from '../src/parse/typescript/syntax.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

interface Layer {
  readonly name: string
  /** Files and folders; the longest that fits a file decides. */
  readonly paths: readonly string[]
  readonly mayImport: readonly string[]
  /** Packages and modules of Node. */
  readonly packages: readonly string[]
  /** Why it is so, for whoever is stopped by it. */
  readonly because: string
}

const FILES = ['node:fs', 'node:fs/promises', 'node:path']

/** Who may import whom. Each layer may import itself. */
const LAYERS: readonly Layer[] = [
  {
    name: 'model',
    paths: ['src/model.ts', 'src/model/'],
    mayImport: [],
    packages: [],
    because: 'the words that every stage shares depend on nothing',
  },
  {
    name: 'errors',
    paths: ['src/errors.ts'],
    mayImport: [],
    packages: [],
    because: 'every layer may say what the user can mend',
  },
  {
    name: 'given',
    paths: ['src/given.ts'],
    mayImport: [],
    packages: [],
    because: 'how keys without a value are left out is said once, for every layer that makes plain data',
  },
  {
    name: 'version',
    paths: ['src/version.ts'],
    mayImport: ['package.json'],
    packages: [],
    because: 'the version stands in one place',
  },
  {
    name: 'untrusted',
    paths: ['src/untrusted/'],
    mayImport: [],
    packages: ['yaml'],
    because: 'guards against hostile input stand in one place; they know nothing of what they guard',
  },
  {
    name: 'facts/types',
    paths: ['src/facts/types.ts', 'src/facts/types/'],
    mayImport: ['model'],
    packages: [],
    because: 'facts are plain data: they cross threads and can be cached',
  },
  {
    name: 'rule',
    paths: ['src/rule.ts'],
    mayImport: ['model', 'facts/types'],
    packages: [],
    because: 'the contract of a rule knows no machinery',
  },
  {
    name: 'discover',
    paths: ['src/discover/'],
    mayImport: ['given', 'model', 'facts/types', 'errors'],
    packages: FILES,
    because: 'it alone walks the tree, and tells from names what files are for before anything is parsed',
  },
  {
    name: 'parse',
    paths: ['src/parse/'],
    mayImport: ['given', 'model', 'facts/types', 'parse/tree-sitter', 'parse/typescript'],
    packages: [...FILES, 'node:buffer', 'node:os', 'node:timers/promises', 'node:worker_threads'],
    because: 'knowledge of languages stops here; it hands on facts only',
  },
  {
    name: 'parse/tree-sitter',
    paths: ['src/parse/tree-sitter.ts'],
    mayImport: ['errors'],
    packages: ['node:module', 'tree-sitter', 'tree-sitter-python'],
    because: 'syntax trees never leave it, so that the grammar can be changed in one place',
  },
  {
    name: 'parse/typescript',
    paths: ['src/parse/typescript/estree.ts'],
    mayImport: [],
    packages: ['@typescript-eslint/typescript-estree'],
    because: 'the parser is large and loaded only where there is something for it, so one file alone asks for it',
  },
  {
    name: 'facts',
    paths: ['src/facts/'],
    mayImport: ['given', 'model', 'facts/types', 'facts/git', 'facts/coverage', 'untrusted'],
    packages: [...FILES, 'yaml', 'smol-toml'],
    because: 'gatherers say what is true of the repository; they judge nothing',
  },
  {
    name: 'facts/apart',
    paths: ['src/facts/apart/'],
    mayImport: ['facts', 'facts/types', 'errors'],
    packages: ['node:os', 'node:worker_threads'],
    because: 'it alone moves gathering into another thread; what is gathered is none of its business',
  },
  {
    name: 'facts/coverage',
    paths: ['src/facts/coverage/'],
    mayImport: ['model', 'facts/types', 'errors'],
    packages: FILES,
    because: 'the user names its file, and has to hear when that cannot be read',
  },
  {
    name: 'facts/git',
    paths: ['src/facts/git.ts', 'src/facts/git/'],
    mayImport: ['model', 'facts/types', 'facts', 'given'],
    packages: [...FILES, 'node:child_process', 'node:os', 'node:process'],
    because: 'it alone starts a process, and starts git only',
  },
  {
    name: 'rules',
    paths: ['rules/'],
    mayImport: ['rule', 'facts/types', 'model'],
    packages: [],
    because: 'a rule is a pure function of facts: it reads no file, prints nothing and knows no weight',
  },
  {
    name: 'check',
    paths: ['src/check/'],
    mayImport: ['given', 'rule', 'facts/types', 'model', 'errors', 'untrusted'],
    packages: ['node:crypto'],
    because: 'it runs rules over facts and judges nothing itself',
  },
  {
    name: 'presets',
    paths: ['src/score/presets.ts'],
    mayImport: ['rule', 'facts/types'],
    packages: [],
    because: 'a preset is data that the configuration may name',
  },
  {
    name: 'score',
    paths: ['src/score/'],
    mayImport: ['given', 'model'],
    packages: [],
    because: 'verdicts become numbers here and nowhere else',
  },
  {
    name: 'survey',
    paths: ['src/survey/'],
    mayImport: ['given', 'model'],
    packages: [],
    because: 'answers of teams stand beside verdicts and never change one',
  },
  {
    name: 'report',
    paths: ['src/report/'],
    mayImport: ['given', 'model', 'rule', 'facts/types', 'pipeline', 'compare', 'trend'],
    packages: ['chalk'],
    because: 'a reporter is a function from plain data to text: what it shows has been decided before',
  },
  {
    name: 'pipeline',
    paths: ['src/audit.ts', 'src/look.ts', 'src/measure.ts', 'src/metrics.ts'],
    mayImport: [
      'given',
      'discover',
      'parse',
      'facts',
      'facts/apart',
      'suppress',
      'check',
      'survey',
      'presets',
      'score',
      'model',
      'rule',
      'facts/types',
      'errors',
      'version',
    ],
    packages: ['node:path'],
    because: 'the order of the stages is on one screen; the rules are an argument',
  },
  {
    name: 'revision',
    paths: ['src/revision/'],
    mayImport: ['given', 'discover', 'facts/git', 'errors'],
    packages: [...FILES, 'node:os'],
    because: 'it writes the files of a revision into a folder of its own, and knows nothing of what is done with them',
  },
  {
    name: 'trend',
    paths: ['src/trend/'],
    mayImport: ['given', 'model'],
    packages: [],
    because: 'what a trend shows of a report is decided once, however it is shown',
  },
  {
    name: 'cache',
    paths: ['src/cache/'],
    mayImport: ['facts/types', 'parse', 'errors'],
    packages: [...FILES, 'node:crypto', 'node:v8'],
    because: 'it keeps what others have worked out, by what it was worked out from',
  },
  {
    name: 'compare',
    paths: ['src/compare/'],
    mayImport: ['given', 'model'],
    packages: ['node:crypto'],
    because: 'two reports are compared as plain data, wherever they came from',
  },
  {
    name: 'gate',
    paths: ['src/gate/'],
    mayImport: ['given', 'model', 'compare', 'errors'],
    packages: [],
    because: 'whether a report passes follows from the report alone, and from what it is compared with',
  },
  {
    name: 'suppress',
    paths: ['src/suppress/'],
    mayImport: ['given', 'model', 'facts/types', 'discover'],
    packages: [],
    because: 'what people accepted is marked between check and score; nothing is measured anew',
  },
  {
    name: 'index',
    paths: ['src/index.ts'],
    mayImport: [
      'given',
      'compare',
      'check',
      'rule',
      'gate',
      'survey',
      'pipeline',
      'revision',
      'cache',
      'trend',
      'discover',
      'report',
      'rules',
      'presets',
      'model',
      'facts/types',
      'errors',
      'version',
    ],
    packages: [],
    because: 'the public API puts the parts together; nothing else of src knows the rules',
  },
  {
    name: 'config',
    paths: ['src/config/'],
    mayImport: ['given', 'index', 'discover', 'model', 'errors', 'untrusted'],
    packages: [...FILES, 'yaml', 'smol-toml', 'zod'],
    because:
      'what users write is checked at the edge; it reads its file as discovery reads files: bounded and inside the root',
  },
  {
    name: 'cli',
    paths: ['src/cli/'],
    mayImport: ['given', 'index', 'config', 'model', 'errors'],
    packages: ['commander', 'chalk', /* any of Node's */ 'node:'],
    because: 'only the edge knows the outside world',
  },
]

const parser = await loadParser()
const syntaxes = new Map<string, Syntax>()
const files = ['src', 'rules'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name)),
)
const sources = new Map(files.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]))
const imports = new Map([...sources].map(([file, text]) => [file, targets(file, text)]))

describe('architecture', () => {
  test('every file belongs to a layer', () => {
    expect(files.filter((file) => layerOf(file) === undefined)).toEqual([])
    expect(files.length).toBeGreaterThan(50)
  })

  test('layers import what the table allows', () => {
    expect([...imports].flatMap(([file, to]) => to.flatMap((target) => forbidden(file, target)))).toEqual([])
  })

  test('no file imports itself in a circle', () => {
    expect(files.flatMap((file) => circle(file))).toEqual([])
  })

  test('only the command line names process and console', () => {
    const outside = [...sources].filter(([file]) => !file.startsWith('src/cli/'))
    expect(outside.flatMap(([file, text]) => globalsIn(file, text))).toEqual([])
  })

  test('the checks can fail', () => {
    expect(forbidden('src/model.ts', 'src/rule.ts')).toEqual([
      'src/model.ts imports src/rule.ts: model may not import rule, since the words that every stage shares depend on nothing',
    ])
    expect(forbidden('rules/index.ts', 'node:fs')).toEqual([
      expect.stringMatching(/^rules\/index\.ts imports node:fs: rules may not import node:fs, since a rule is /),
    ])
    expect(targets('src/a.ts', "const x = await import('./b.ts')")).toEqual(['src/b.ts'])
    expect(globalsIn('a.ts', 'process.exit()\n// process.env\nconst text = "console.log"')).toEqual(['a.ts: process'])
  })
})

function layerOf(file: string): Layer | undefined {
  const fits = LAYERS.flatMap((layer) =>
    layer.paths.filter((path) => file.startsWith(path)).map((path) => ({ layer, path })),
  )
  return fits.sort((a, b) => b.path.length - a.path.length)[0]?.layer
}

function targets(file: string, text: string): string[] {
  const names = findImports(syntaxOf(file, text)).map(({ module }) => module)
  return names.map((name) => (name.startsWith('.') ? join(dirname(file), name) : name))
}

function forbidden(file: string, target: string): string[] {
  const from = layerOf(file)
  const to = layerOf(target)?.name ?? target
  if (from === undefined || from.name === to || [...from.mayImport, ...from.packages].includes(to)) return []
  if (from.packages.includes('node:') && to.startsWith('node:')) return []
  return [`${file} imports ${target}: ${from.name} may not import ${to}, since ${from.because}`]
}

/** The way from a file back to itself, if there is one. */
function circle(start: string): string[] {
  const cameFrom = new Map<string, string>()
  const open = [start]
  for (const file of open) {
    for (const next of imports.get(file) ?? []) {
      if (next === start) return [`${next} <- ${wayBack(file, cameFrom)}`]
      if (cameFrom.has(next)) continue
      cameFrom.set(next, file)
      open.push(next)
    }
  }
  return []
}

function wayBack(file: string, cameFrom: ReadonlyMap<string, string>): string {
  const before = cameFrom.get(file)
  return before === undefined ? file : `${file} <- ${wayBack(before, cameFrom)}`
}

function globalsIn(file: string, text: string): string[] {
  return syntaxOf(file, text).tree.nodes.flatMap((node) => {
    if (node.type !== 'MemberExpression' || node.object.type !== 'Identifier') return []
    const { name } = node.object
    return name === 'process' || name === 'console' ? [`${file}: ${name}`] : []
  })
}

/** Read as an audit reads the code of others. */
function syntaxOf(file: string, text: string): Syntax {
  const known = syntaxes.get(text) ?? readSyntax(text, parser(text, file))
  syntaxes.set(text, known)
  return known
}
