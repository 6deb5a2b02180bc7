import { shellOptions } from '../command/unwrap.ts'
import { folderOf, resolvePath } from '../folder.ts'
import { type Script, SINGLE } from '../script.ts'
import { type Call, type Expansion, optionValues, parseArguments } from './expander.ts'
import { upwards } from './tasks/manifest.ts'

const VALUED = ['-f', '--justfile', '-d', '--working-directory', '--set', '--shell', '--shell-arg', '--dotenv-path']
const NAMES = ['justfile', 'Justfile', '.justfile', 'JUSTFILE']

interface Recipe {
  readonly name: string
  readonly needs: readonly string[]
  readonly lines: { readonly text: string; readonly line: number }[]
}

interface Justfile {
  readonly path: string
  readonly folder: string | undefined
  readonly recipes: readonly Recipe[]
  readonly variables: ReadonlyMap<string, string>
  readonly shell: readonly string[]
  readonly visited: string[]
}

/** `just recipe`, as https://just.systems/man/en/ lays it down: lines run one by one, `-` before one ignores its failure. */
export async function expandJust(call: Call): Promise<Expansion | undefined> {
  if (call.program !== 'just') return undefined
  const { options, words } = parseArguments(call.args, VALUED)
  const path = justfilePath(call, optionValues(options, '-f', '--justfile')[0])
  if (path === undefined) return { unresolved: 'there is no justfile where it runs' }
  const file = parseJustfile(path, (await call.project.read(path)) ?? '')
  const asked = words.filter((word) => !word.includes('=')).flatMap((word) => call.values(word))
  const known = asked.filter((name) => recipeNamed(file, name) !== undefined)
  const names = asked.length === 0 ? file.recipes.slice(0, 1).map(({ name }) => name) : known
  return names.length > 0
    ? { scripts: names.flatMap((name) => recipeScripts(file, name)) }
    : { unresolved: `${path} has no such recipe` }
}

function justfilePath({ folder, project }: Call, named: string | undefined): string | undefined {
  const paths =
    named === undefined
      ? upwards(folder).flatMap((near) => NAMES.map((name) => resolvePath(near, name)))
      : [resolvePath(folder, named)]
  return paths.find((path) => project.has(path))
}

const HEADER = /^@?([A-Za-z_][\w-]*)((?:\s+[^:=]*(?:=\S+)?)*?)\s*:(?!=)\s*(.*)$/
const ASSIGNMENT = /^(?:export\s+)?([A-Za-z_][\w-]*)\s*:=\s*(.*)$/

function parseJustfile(path: string, text: string): Justfile {
  const recipes: Recipe[] = []
  const variables = new Map<string, string>()
  let shell: string[] = []
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const assignment = ASSIGNMENT.exec(line)
    const header = assignment ? null : HEADER.exec(line)
    const setting = /^set\s+shell\s*:=\s*\[(.*)\]/.exec(line)
    if (setting) shell = setting[1]!.split(',').map(unquoted)
    else if (/^\s+\S/.test(line)) recipes.at(-1)?.lines.push({ text: line.trim(), line: index + 1 })
    else if (assignment && /^["']/.test(assignment[2]!)) variables.set(assignment[1]!, unquoted(assignment[2]!))
    else if (/^alias\s/.test(line)) recipes.push(aliasOf(line))
    else if (header) recipes.push({ name: header[1]!, needs: neededBy(header[3]!), lines: [] })
  }
  return { path, folder: folderOf(path), recipes, variables, shell, visited: [] }
}

function unquoted(text: string): string {
  return text.trim().replace(/^(["'])(.*)\1$/, '$2')
}

function aliasOf(line: string): Recipe {
  const [, name = '', target = ''] = /^alias\s+([\w-]+)\s*:=\s*([\w-]+)/.exec(line) ?? []
  return { name, needs: [target], lines: [] }
}

/** `a (b "argument") && after`. */
function neededBy(text: string): string[] {
  const plain = text.replace(/#.*$/, '').replace(/\(\s*([\w-]+)[^)]*\)/g, '$1')
  return plain.split(/[\s&]+/).filter((word) => word !== '')
}

function recipeNamed({ recipes }: Justfile, name: string): Recipe | undefined {
  return recipes.find((recipe) => recipe.name === name)
}

function recipeScripts(file: Justfile, name: string): Script[] {
  const recipe = recipeNamed(file, name)
  if (recipe === undefined || file.visited.includes(name) || file.visited.length > 50) return []
  file.visited.push(name)
  const before = recipe.needs.flatMap((other) => recipeScripts(file, other))
  const isWhole = recipe.lines[0]?.text.startsWith('#!')
  return [...before, ...(isWhole ? wholeScript(file, recipe) : lineScripts(file, recipe))]
}

function placeOf({ path, folder }: Justfile, { name }: Recipe): Pick<Script, 'path' | 'name' | 'folder' | 'home'> {
  return { path, name, folder, home: folder }
}

function lineScripts(file: Justfile, recipe: Recipe): Script[] {
  return joined(recipe.lines).map(({ text, line }) => ({
    ...placeOf(file, recipe),
    ...lineOf(file, text),
    line,
    byLine: true,
    mode: shellOptions(file.shell),
  }))
}

/** A recipe with a shebang is one script; in another language than a shell's it is not read. */
function wholeScript(file: Justfile, recipe: Recipe): Script[] {
  const [shebang, ...rest] = recipe.lines
  if (!/\b(?:ba|z|da)?sh\b/.test(shebang!.text) || rest.length === 0) return []
  const text = rest.map((one) => replaced(file, one.text)).join('\n')
  const mode = { ...SINGLE, ...shellOptions(shebang!.text.split(/\s+/).slice(1)) }
  return [{ ...placeOf(file, recipe), text, line: rest[0]!.line, byLine: true, mode }]
}

function joined(lines: Recipe['lines']): Recipe['lines'] {
  const all: { text: string; line: number }[] = []
  for (const { text, line } of lines) {
    const last = all.at(-1)
    if (last?.text.endsWith('\\')) last.text += `\n${text}`
    else all.push({ text, line })
  }
  return all
}

function lineOf(file: Justfile, text: string) {
  const [prefix = ''] = /^[@-]*/.exec(text) ?? []
  const mask = prefix.includes('-') ? { reason: '`-` before it makes `just` ignore its failure' } : undefined
  return { text: replaced(file, text.slice(prefix.length)), mask }
}

function replaced({ variables }: Justfile, text: string): string {
  return text.replace(/\{\{\s*([\w-]+)\s*\}\}/g, (whole, name: string) => variables.get(name) ?? whole)
}
