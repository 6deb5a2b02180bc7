import { compileName } from '../glob.ts'
import type { Tree } from '../tree.ts'

/** What the settings of pytest in the root say on where its tests are. */
export interface TestSettings {
  /** The file that says so. */
  readonly file: string
  /** `testpaths`: folders, without the root and without patterns. */
  readonly folders: readonly string[]
  /** The pattern of `python_files` that a name fits. */
  readonly patternOf: (name: string) => string | undefined
}

/** In the order in which pytest looks (https://docs.pytest.org/en/stable/reference/customize.html). */
const FILES: readonly (readonly [file: string, section: RegExp])[] = [
  ['pytest.ini', /^\[pytest\]/m],
  ['.pytest.ini', /^\[pytest\]/m],
  ['pyproject.toml', /^\[tool\.pytest(\.ini_options)?\]/m],
  ['tox.ini', /^\[pytest\]/m],
  ['setup.cfg', /^\[tool:pytest\]/m],
]

/** The first file with a section for pytest; the others are not looked at by pytest either. */
export function testSettings(tree: Tree): TestSettings | undefined {
  for (const [file, header] of FILES) {
    const text = tree.has(file) ? tree.longHead(file) : ''
    const start = header.exec(text)
    if (start !== null) return settingsIn(file, sectionFrom(text, start.index + start[0].length))
  }
  return undefined
}

function sectionFrom(text: string, from: number): string {
  const rest = text.slice(from)
  const end = rest.search(/^\[[\w"]/m)
  return end < 0 ? rest : rest.slice(0, end)
}

function settingsIn(file: string, section: string): TestSettings {
  const read = file.endsWith('.toml') ? tomlTexts : iniTexts
  const folders = read(section, 'testpaths').map((path) => path.replace(/^\.\/|\/+$/g, ''))
  const patterns = read(section, 'python_files').flatMap((pattern) => {
    const matches = compileName(pattern)
    return matches === undefined || pattern.includes('/') ? [] : [{ pattern, matches }]
  })
  return {
    file,
    folders: folders.filter((path) => /^[\w-][\w./-]*$/.test(path)),
    patternOf: (name) => patterns.find(({ matches }) => matches(name))?.pattern,
  }
}

/** A text or a list of texts. No parser: it would cost more than the whole walk. */
function tomlTexts(section: string, key: string): string[] {
  const value = new RegExp(`^${key}\\s*=\\s*(\\[[^\\]]{0,2000}\\]|"[^"\\n]*"|'[^'\\n]*')`, 'm').exec(section)?.[1] ?? ''
  return [...value.replace(/#.*$/gm, '').matchAll(/"([^"\n]*)"|'([^'\n]*)'/g)].flatMap(([, double, single]) =>
    words(double ?? single ?? ''),
  )
}

/** The rest of the line and the indented ones below it. */
function iniTexts(section: string, key: string): string[] {
  const value = new RegExp(`^${key}\\s*[=:](.*(?:\\r?\\n[ \\t]+.*)*)`, 'm').exec(section)?.[1] ?? ''
  return words(value.replace(/[#;].*$/gm, ''))
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}
