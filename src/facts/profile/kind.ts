import type { Evidence } from '../../model.ts'
import type { Gathered } from '../gathered.ts'
import { readText } from '../read/text.ts'
import type { Decision, ProjectKind, TrainingSite } from '../types/profile.ts'
import { type Clue, library } from './library.ts'
import type { Readme } from './packages.ts'
import { isProduction, type View } from './view.ts'

/** What the repository is; the first clue that holds decides, the strongest first. */
export async function findKind(
  from: Gathered,
  view: View,
  training: readonly TrainingSite[],
): Promise<Decision<ProjectKind>> {
  const readme = await readmeOf(from)
  const known = { training, readme, graph: await from.ask('graph') }
  const clues = [template(view, readme), course(view, readme), library(view, known), research(view, readme)]
  const found = clues.find(({ evidence }) => evidence.length > 0)
  if (found !== undefined) return { value: found.kind, evidence: found.evidence.slice(0, 5) }
  return { value: 'application', evidence: [{ message: 'no sign of a library, template, course or research code' }] }
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
  /^(\d{1,2}[-_. ]\w|(week|chapter|ch|lesson|labs?|module|lecture|day|unit|cohort|session|homework|exercise)s?[-_ ]?\d)/i
const COURSE = /\b(course|zoomcamp|bootcamp|tutorials?|workshop|labs|lectures?|exercises|book|hands-on|curriculum)\b/i

function course(view: View, readme: Readme | undefined): Clue {
  const chapters = chaptersOf(view)
  const isProject = view.files.some(({ path }) => path === 'pyproject.toml')
  if (chapters.length < LEAST_CHAPTERS || (isProject && !callsItselfCourse(readme)))
    return { kind: 'course', evidence: [] }
  const names = chapters.slice(0, 3).join(', ')
  return { kind: 'course', evidence: [{ message: `${chapters.length} numbered parts side by side: ${names}, …` }] }
}

/** Fewer numbered folders are versions or steps. */
const LEAST_CHAPTERS = 4

/** Top folders and notebooks with numbers, sorted. */
function chaptersOf({ modules }: View): string[] {
  const tops = modules.filter(isProduction).flatMap(({ path, cells }) => {
    const [top = '', ...rest] = path.split('/')
    return CHAPTER.test(top) && (rest.length > 0 || cells !== undefined) ? [top] : []
  })
  return [...new Set(tops)].sort()
}

function callsItselfCourse(readme: Readme | undefined): boolean {
  return readme !== undefined && (COURSE.test(readme.title) || COURSE.test(readme.text.slice(0, 1500)))
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
