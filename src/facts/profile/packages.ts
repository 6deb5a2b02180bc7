import type { View } from './view.ts'

export interface Readme {
  readonly path: string
  readonly text: string
  /** First heading. */
  readonly title: string
}

export interface Packages {
  /** What declares them. */
  readonly packaging: View['files'][number] | undefined
  /** Folders, with `/` at their end. */
  readonly packages: readonly string[]
  readonly isMonorepo: boolean
  /** It is the only one in folders below the root. */
  readonly isAlone: boolean
}

/**
 * Packages beside the packaging of the root, or deeper where the README installs them; else those of several distributions
 * that are packaged side by side.
 */
export function packagesOf(files: View['files'], readme: Readme | undefined): Packages {
  const packaged = files.filter(({ path }) => /^([^/]+\/)?(pyproject\.toml|setup\.py|setup\.cfg)$/.test(path))
  const root = packaged.find(({ path }) => !path.includes('/'))
  const folders = foldersOf(files)
  const ofRoot = folders.filter((path) => AT_ROOT.test(path))
  const atRoot = [...ofRoot, ...withoutInit(files, readme), ...deeper(folders, readme)]
  return root !== undefined && atRoot.length > 0
    ? { packaging: root, packages: atRoot, isMonorepo: false, isAlone: false }
    : sideBySide(packaged, folders)
}

/** Folders with `__init__.py`. */
function foldersOf(files: View['files']): string[] {
  return files.flatMap(({ path, role }) =>
    role === 'source' && path.endsWith('/__init__.py') ? [path.slice(0, -'__init__.py'.length)] : [],
  )
}

function sideBySide(packaged: View['files'], folders: readonly string[]): Packages {
  const tops = new Set(packaged.flatMap(({ path }) => (path.includes('/') ? [path.split('/', 1)[0]] : [])))
  const below = folders.filter((path) => tops.has(path.split('/', 1)[0]) && BELOW.test(path))
  const packaging = packaged.find(({ path }) => path.includes('/'))
  return { packaging, packages: below, isMonorepo: true, isAlone: tops.size === 1 }
}

const AT_ROOT = /^(?!src\/$)(src\/|lib\/|python\/)?[^/]+\/$/
const DEEPER = /^([^/]+\/){1,3}python\/(src\/)?[^/]+\/$/
const BELOW = /^[^/]+\/(src\/|lib\/|python\/)?([^/]+\/){1,2}$/

/** `sdk/python/name/`: a package in a folder of its language, beside those of others. */
function deeper(folders: readonly string[], readme: Readme | undefined): string[] {
  return folders.filter((path) => DEEPER.test(path) && isInstalledByName(readme, [`${nameOf(path)}/`]))
}

/** Python also imports folders without `__init__.py`; one that the README installs by its name is a package. */
function withoutInit(files: View['files'], readme: Readme | undefined): string[] {
  const tops = files.flatMap(({ path, kind, role }) =>
    role === 'source' && kind === 'python' ? (/^(?:src\/)?[^/]+\//.exec(path)?.[0] ?? []) : [],
  )
  return [...new Set(tops)].filter((folder) => isInstalledByName(readme, [folder]))
}

/** The README tells users to install a package that stands in this repository by its name. */
export function isInstalledByName(readme: Readme | undefined, folders: readonly string[]): boolean {
  const own = new Set(folders.flatMap((folder) => folder.toLowerCase().split('/').slice(-3, -1)))
  const installed = (readme?.text ?? '').matchAll(
    /\b(?:pip3?|uv|conda|poetry)\s+(?:pip\s+)?(?:install|add)\s+([^\n`]{1,120})/g,
  )
  return [...installed].some(([, list = '']) =>
    withoutEditable(list).some((one) =>
      own.has(
        one
          .replace(/^["']|[["'=<>~,].*$/g, '')
          .replaceAll('-', '_')
          .toLowerCase(),
      ),
    ),
  )
}

/** `pip install -e lib` names a folder for those who work on it. */
function withoutEditable(list: string): string[] {
  return list.replaceAll(/(^|\s)(-e|--editable)[\s=]+\S+/g, ' ').split(/\s+/)
}

/** Code of users imports one of these packages: in the README, in examples or in notebooks. */
export function isImported({ modules }: View, readme: Readme | undefined, folders: readonly string[]): boolean {
  const own = new Set(folders.map(nameOf))
  const shown = (readme?.text ?? '').matchAll(/^[ \t]*(?:>>> ?)?(?:from|import)[ \t]+([A-Za-z_]\w*)/gm)
  const imports = modules.flatMap(({ role, imports: all }) =>
    role === 'example' || role === 'notebook' ? all.map(({ module }) => module.split('.', 1)[0] ?? '') : [],
  )
  return [...[...shown].map(([, name = '']) => name), ...imports].some((name) => own.has(name))
}

/** Last part of the path of a folder. */
function nameOf(folder: string): string {
  return folder.split('/').at(-2) ?? ''
}
