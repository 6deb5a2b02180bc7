import type { Evidence } from '../../model.ts'
import type { ProjectKind, TrainingSite } from '../types/profile.ts'
import type { ModuleFacts } from '../types.ts'
import { serves } from './serving.ts'
import type { View } from './view.ts'

/** What speaks for a kind; nothing does where there is no evidence. */
export interface Clue {
  readonly kind: ProjectKind
  readonly evidence: readonly Evidence[]
}

export interface Readme {
  readonly path: string
  readonly text: string
  /** First heading. */
  readonly title: string
}

/** Share of the code that is inside of packages. */
const MOST = 0.7
/** The same where the README tells users to install the package. */
const HALF = 0.5

/** Packaging in the root, most code inside of packages, and no training of its own that starts there. */
export function library(view: View, training: readonly TrainingSite[], readme: Readme | undefined): Clue {
  const { packaging, packages, isMonorepo, isAlone } = packagesOf(view.files, readme)
  const none: Clue = { kind: 'library', evidence: [] }
  if (packaging === undefined || packages.length === 0 || runsData(view)) return none
  const source = view.modules.filter(({ role }) => role === 'source')
  const inside = source.filter(({ path }) => packages.some((folder) => path.startsWith(folder)))
  const share = lines(inside) / Math.max(1, lines(source))
  const isUsed = isInstalledByName(readme, packages) && share >= HALF
  const isRun = share < MOST || trainsByItself(view, training, new Set(inside)) || runsService(view)
  const isBeside = isMonorepo && !(isAlone && showsExamples(view, readme))
  if (!isUsed && (isBeside || isRun)) return none
  const message = `packaged, with ${Math.round(share * 100)} % of the code in packages`
  return { kind: 'library', evidence: [{ message, at: { path: packaging.path } }] }
}

/** Stages of DVC, projects of MLflow, and what Kedro demands of a project (https://docs.kedro.org). */
const PIPELINE = /(^|\/)(dvc\.yaml|conf\/base\/catalog[^/]*\.ya?ml)$|^(params\.yaml|MLproject|\.kedro\.yml)$/

/** Stages that are run here, over data of the project's own. */
function runsData({ files }: View): boolean {
  return files.some(({ path, role }) => PIPELINE.test(path) && !/^(example|test|fixture|template|docs)$/.test(role))
}

/** Examples, to which the README leads: what they share is in the package. */
function showsExamples({ modules }: View, readme: Readme | undefined): boolean {
  const isNamed = /\]\(\.?\/?examples?\b/i.test(readme?.text ?? '')
  return isNamed && modules.some(({ role, path }) => role === 'example' && /^examples?\//.test(path))
}

/** Training that a script of the repository starts, or that stands outside of the packages. */
function trainsByItself(
  { modules, names }: View,
  training: readonly TrainingSite[],
  inside: ReadonlySet<ModuleFacts>,
): boolean {
  const isStart = /^(main-guard|stage|console-script)$/
  const started = new Set(names.entries.filter(({ kind }) => isStart.test(kind)).map(({ module }) => module))
  const outside = (module: number): boolean => modules[module]!.role === 'source' && !inside.has(modules[module]!)
  const called = new Set(
    names.calls.flatMap(({ module, to }) => (to && started.has(module) && outside(module) ? [to.module] : [])),
  )
  const isSource = ({ module }: TrainingSite): boolean => modules[module]!.role === 'source'
  return training.filter(isSource).some(({ module }) => started.has(module) || outside(module) || called.has(module))
}

/** `manage.py` as Django writes it; others have scripts of that name. */
function isDjango({ path, role, imports }: ModuleFacts): boolean {
  return role === 'source' && /(^|\/)manage\.py$/.test(path) && imports.some(({ module }) => /^django\b/.test(module))
}

/**
 * Applications are packaged too: this one starts its containers from the root, and its code answers requests, or Django's
 * script manages it.
 */
function runsService(view: View): boolean {
  if (view.modules.some(isDjango)) return true
  return view.files.some(({ path }) => /^(docker-)?compose\.ya?ml$/.test(path)) && serves(view).length > 0
}

interface Packages {
  /** What declares them. */
  readonly packaging: View['files'][number] | undefined
  /** Folders, with `/` at their end. */
  readonly packages: readonly string[]
  readonly isMonorepo: boolean
  /** It is the only one in folders below the root. */
  readonly isAlone: boolean
}

/** Packages beside the packaging of the root; else those of several distributions that are packaged side by side. */
function packagesOf(files: View['files'], readme: Readme | undefined): Packages {
  const packaged = files.filter(({ path }) => /^([^/]+\/)?(pyproject\.toml|setup\.py|setup\.cfg)$/.test(path))
  const root = packaged.find(({ path }) => !path.includes('/'))
  const folders = files.flatMap(({ path, role }) =>
    role === 'source' && path.endsWith('/__init__.py') ? [path.slice(0, -'__init__.py'.length)] : [],
  )
  const atRoot = [...folders.filter((path) => AT_ROOT.test(path)), ...withoutInit(files, readme)]
  if (root !== undefined && atRoot.length > 0)
    return { packaging: root, packages: atRoot, isMonorepo: false, isAlone: false }
  const tops = new Set(packaged.flatMap(({ path }) => (path.includes('/') ? [path.split('/', 1)[0]] : [])))
  const below = folders.filter((path) => tops.has(path.split('/', 1)[0]) && BELOW.test(path))
  const packaging = packaged.find(({ path }) => path.includes('/'))
  return { packaging, packages: below, isMonorepo: true, isAlone: tops.size === 1 }
}

const AT_ROOT = /^(?!src\/$)(src\/|lib\/|python\/)?[^/]+\/$/
const BELOW = /^[^/]+\/(src\/|lib\/|python\/)?([^/]+\/){1,2}$/

/** Python also imports folders without `__init__.py`; one that the README installs by its name is a package. */
function withoutInit(files: View['files'], readme: Readme | undefined): string[] {
  const tops = files.flatMap(({ path, kind, role }) =>
    role === 'source' && kind === 'python' ? (/^(?:src\/)?[^/]+\//.exec(path)?.[0] ?? []) : [],
  )
  return [...new Set(tops)].filter((folder) => isInstalledByName(readme, [folder]))
}

/** The README tells users to install a package that stands in this repository by its name. */
function isInstalledByName(readme: Readme | undefined, folders: readonly string[]): boolean {
  const own = new Set(folders.flatMap((folder) => folder.toLowerCase().split('/').slice(-3, -1)))
  const installed = (readme?.text ?? '').matchAll(
    /\b(?:pip3?|uv|conda|poetry)\s+(?:pip\s+)?(?:install|add)\s+([^\n`]{1,120})/g,
  )
  return [...installed].some(([, list = '']) =>
    list.split(/\s+/).some((one) =>
      own.has(
        one
          .replace(/^["']|[["'=<>~,].*$/g, '')
          .replaceAll('-', '_')
          .toLowerCase(),
      ),
    ),
  )
}

function lines(modules: readonly { readonly codeLines: number }[]): number {
  return modules.reduce((sum, { codeLines }) => sum + codeLines, 0)
}
