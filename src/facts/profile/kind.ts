import type { Evidence } from '../../model.ts'
import type { Gathered } from '../gathered.ts'
import { readText } from '../read/text.ts'
import type { Decision, ProjectKind, TrainingSite } from '../types/profile.ts'
import { serves } from './serving.ts'
import { isProduction, type View } from './view.ts'

interface Clue {
  readonly kind: ProjectKind
  readonly evidence: readonly Evidence[]
}

/** What the repository is; the first clue that holds decides, the strongest first. */
export async function findKind(
  from: Gathered,
  view: View,
  training: readonly TrainingSite[],
): Promise<Decision<ProjectKind>> {
  const readme = await readmeOf(from)
  const clues = [template(view, readme), course(view, readme), library(view, training, readme), research(view, readme)]
  const found = clues.find(({ evidence }) => evidence.length > 0)
  if (found !== undefined) return { value: found.kind, evidence: found.evidence.slice(0, 5) }
  return { value: 'application', evidence: [{ message: 'no sign of a library, template, course or research code' }] }
}

interface Readme {
  readonly path: string
  readonly text: string
  /** First heading. */
  readonly title: string
}

async function readmeOf({ root, files }: Gathered): Promise<Readme | undefined> {
  const file = files.find(({ path }) => /^readme(\.(md|rst|txt))?$/i.test(path))
  if (file === undefined) return undefined
  const text = await readText(root, file.path).catch(() => '')
  const title = /^#{1,2}[ \t]+(.{1,200})$/m.exec(text)?.[1] ?? /^(\w.{1,200})\r?\n[=-]{3,}/m.exec(text)?.[1] ?? ''
  return { path: file.path, text, title }
}

function template({ files }: View, readme: Readme | undefined): Clue {
  const markers = files.filter(({ path }) => /(^|\/)(cookiecutter\.json|copier\.ya?ml|ccds\.json)$/.test(path))
  const code = files.filter(({ kind }) => kind === 'python' || kind === 'notebook')
  const most = code.length > 0 && code.filter(({ role }) => role === 'template').length * 2 > code.length
  const named = /\b(project )?template\b|\bcookiecutter\b|\bboilerplate\b/i.test(readme?.title ?? '')
  const evidence: Evidence[] = markers
    .filter(({ path }) => most || !path.includes('/') || (markers.length > 1 && !path.includes('templates/')))
    .map(({ path }) => ({ message: 'new projects are made from this', at: { path } }))
  if (named) evidence.push({ message: 'the first heading calls it a template', at: { path: readme!.path } })
  return { kind: 'template', evidence }
}

/** Chapters, weeks or lessons side by side. */
const CHAPTER =
  /^(\d{1,2}[-_. ]\w|(week|chapter|ch|lesson|module|lecture|day|unit|cohort|session|homework|exercise)s?[-_ ]?\d)/i
const COURSE = /\b(course|zoomcamp|bootcamp|tutorials?|workshop|lectures?|exercises|book|hands-on|curriculum)\b/i

function course({ files, modules }: View, readme: Readme | undefined): Clue {
  const chapters = new Set(
    modules.filter(isProduction).flatMap(({ path, cells }) => {
      const [top = '', ...rest] = path.split('/')
      return CHAPTER.test(top) && (rest.length > 0 || cells !== undefined) ? [top] : []
    }),
  )
  const says = COURSE.test(readme?.title ?? '') || COURSE.test((readme?.text ?? '').slice(0, 1500))
  if (chapters.size < 4 || (!says && files.some(({ path }) => path === 'pyproject.toml')))
    return { kind: 'course', evidence: [] }
  const names = [...chapters].sort().slice(0, 3).join(', ')
  return { kind: 'course', evidence: [{ message: `${chapters.size} numbered parts side by side: ${names}, …` }] }
}

/** Packaging in the root, most code inside of packages, and no training of its own that starts there. */
function library(view: View, training: readonly TrainingSite[], readme: Readme | undefined): Clue {
  const { files, modules, names } = view
  const none: Clue = { kind: 'library', evidence: [] }
  const { packaging, packages, isMonorepo } = packagesOf(files)
  if (packaging === undefined || packages.length === 0) return none
  const source = modules.filter(({ role }) => role === 'source')
  const folders = packages
    .map(({ path }) => path.slice(0, -'__init__.py'.length))
    .filter((path) => !/^src\/$/.test(path))
  const inside = source.filter(({ path }) => folders.some((folder) => path.startsWith(folder)))
  const share = lines(inside) / Math.max(1, lines(source))
  const isStart = /^(main-guard|stage|console-script)$/
  const started = new Set(names.entries.filter(({ kind }) => isStart.test(kind)).map(({ module }) => module))
  const trainsByItself = training.some(({ module }) => {
    const site = modules[module]!
    return site.role === 'source' && (started.has(module) || !inside.includes(site))
  })
  const runsData = files.some(({ path }) => /^(dvc\.yaml|params\.yaml|MLproject)$/.test(path))
  const isPublished = isInstalledByName(readme, folders)
  const isUsed = isPublished && share >= 0.5
  if (!isUsed && (isMonorepo || share < 0.7 || runsData || trainsByItself || runsService(view))) return none
  return {
    kind: 'library',
    evidence: [
      { message: `packaged, with ${Math.round(share * 100)} % of the code in packages`, at: { path: packaging.path } },
    ],
  }
}

/** Applications are packaged too: this one starts its containers from the root, and its code answers requests. */
function runsService(view: View): boolean {
  return view.files.some(({ path }) => /^(docker-)?compose\.ya?ml$/.test(path)) && serves(view).length > 0
}

/** Packages beside the packaging of the root; else those of several distributions that are packaged side by side. */
function packagesOf(files: View['files']) {
  const inits = files.filter(({ path, role }) => role === 'source' && path.endsWith('/__init__.py'))
  const packaged = files.filter(({ path }) => /^([^/]+\/)?(pyproject\.toml|setup\.py|setup\.cfg)$/.test(path))
  const root = packaged.find(({ path }) => !path.includes('/'))
  const atRoot = inits.filter(({ path }) => /^(src\/|lib\/|python\/)?[^/]+\/__init__\.py$/.test(path))
  if (root !== undefined && atRoot.length > 0) return { packaging: root, packages: atRoot, isMonorepo: false }
  const folders = new Set(packaged.flatMap(({ path }) => (path.includes('/') ? [path.split('/', 1)[0]] : [])))
  const below = inits.filter(
    ({ path }) =>
      folders.has(path.split('/', 1)[0]) && /^[^/]+\/(src\/|lib\/|python\/)?([^/]+\/){1,2}__init__\.py$/.test(path),
  )
  return { packaging: packaged.find(({ path }) => path.includes('/')), packages: below, isMonorepo: true }
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

function research(_: View, readme: Readme | undefined): Clue {
  const cites = /@(inproceedings|article|misc|techreport)\s*\{|arxiv\.org\/(abs|pdf)\//i.test(readme?.text ?? '')
  const implementation =
    /official (pytorch |tensorflow |jax )?(implementation|code|repository)|(code|implementation) (for|of) (the|our) (following )?paper/i.test(
      readme?.text ?? '',
    )
  const evidence =
    cites && implementation
      ? [{ message: 'the README says it is the code of a paper', at: { path: readme!.path } }]
      : []
  return { kind: 'research-code', evidence }
}
