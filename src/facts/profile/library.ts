import type { Evidence } from '../../model.ts'
import type { ProjectKind, TrainingSite } from '../types/profile.ts'
import type { ModuleFacts } from '../types.ts'
import { isImported, isInstalledByName, packagesOf, type Readme } from './packages.ts'
import { serves } from './serving.ts'
import { type Started, startedTraining } from './starts.ts'
import type { View } from './view.ts'

/** What speaks for a kind; nothing does where there is no evidence. */
export interface Clue {
  readonly kind: ProjectKind
  readonly evidence: readonly Evidence[]
}

/** Share of the code that is inside of packages. */
const MOST = 0.7
/** The same where the README tells users to install the package. */
const HALF = 0.5

/** What is known of the project beside its code. */
export interface Known extends Pick<Started, 'graph'> {
  readonly training: readonly TrainingSite[]
  readonly readme: Readme | undefined
}

/** Packaging in the root, most code inside of packages, and no training of its own that starts there. */
export function library(view: View, known: Known): Clue {
  const { packaging, packages, isMonorepo, isAlone } = packagesOf(view.files, known.readme)
  const none: Clue = { kind: 'library', evidence: [] }
  if (packaging === undefined || packages.length === 0 || runsData(view)) return none
  const source = view.modules.filter(({ role }) => role === 'source')
  const inside = source.filter(({ path }) => packages.some((folder) => path.startsWith(folder)))
  const share = lines(inside) / Math.max(1, lines(source))
  const isBeside = isMonorepo && !(isAlone && showsExamples(view, known.readme))
  const isApart = isBeside || share < MOST || isRun(view, known, packages, inside)
  if (isApart && !(share >= HALF && isUsed(view, known, packages))) return none
  const message = `packaged, with ${Math.round(share * 100)} % of the code in packages`
  return { kind: 'library', evidence: [{ message, at: { path: packaging.path } }] }
}

/** Users install it, and not for its command alone. */
function isUsed(view: View, known: Known, packages: readonly string[]): boolean {
  return isInstalledByName(known.readme, packages) && !isCommand(view, known, packages)
}

/** Something of it is started here. */
function isRun(view: View, known: Known, packages: readonly string[], inside: readonly ModuleFacts[]): boolean {
  if (trainsByItself(view, known, new Set(inside)) || runsService(view)) return true
  if (isRunAsModule(view, known.readme, packages) || isRunAsFile(known.readme, inside)) return true
  return runsNodes(view) || isRunFromRoot(view, known, packages)
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

/** An application that is installed: its command trains, and nobody is shown to import it. */
function isCommand(view: View, { training, graph, readme }: Known, packages: readonly string[]): boolean {
  const started = startedTraining({ ...view, graph }, training, ['console-script'])
  return started.length > 0 && !isImported(view, readme, packages)
}

/** Training that a script of the repository starts, or that stands outside of the packages. */
function trainsByItself(view: View, { training, graph }: Known, inside: ReadonlySet<ModuleFacts>): boolean {
  const isOutside = ({ module }: TrainingSite): boolean => !inside.has(view.modules[module]!)
  const own = training.filter(({ module }) => view.modules[module]!.role === 'source')
  return (
    own.some((site) => isOutside(site) || onLoad(view, site)) || startedTraining({ ...view, graph }, own).length > 0
  )
}

/** At the top of a file, or in a function that is called there: whoever imported it would train. */
function onLoad({ modules, names }: View, { module, unit }: TrainingSite): boolean {
  const isScript = (one: number): boolean => modules[module]!.units[one]?.kind === 'script'
  return (
    isScript(unit) ||
    names.calls.some((call) => call.module === module && isScript(call.unit) && calls(call, { module, unit }))
  )
}

function calls({ to }: View['calls'][number], { module, unit }: Pick<TrainingSite, 'module' | 'unit'>): boolean {
  return to?.module === module && to.unit === unit && to.class === undefined
}

/** The README starts a module of the package, and shows nobody how to import it: `python -m eis.run --config a.yaml`. */
function isRunAsModule(view: View, readme: Readme | undefined, packages: readonly string[]): boolean {
  const names = new Set(packages.map((folder) => folder.split('/').at(-2) ?? ''))
  const started = (readme?.text ?? '').matchAll(/\bpython3?[ \t]+-m[ \t]+([A-Za-z_]\w*)\./g)
  return [...started].some(([, name = '']) => names.has(name)) && !isImported(view, readme, packages)
}

/** The README trains with a script of the package, by its path: `python psp/scripts/train_model.py`. */
function isRunAsFile(readme: Readme | undefined, inside: readonly ModuleFacts[]): boolean {
  const trainers = new Set(inside.flatMap(({ path }) => (/(^|[/_])train(_\w+)?\.py$/.test(path) ? [path] : [])))
  const started = (readme?.text ?? '').matchAll(/\bpython3?[ \t]+(?:\.\/)?([\w./-]+\.py)\b/g)
  return [...started].some(([, path = '']) => trainers.has(path))
}

/** What people name the script that starts everything. */
const STARTER = /^(main|run|start|app|cli|pipeline|experiment)\.py$/

/**
 * A script in the root starts the package, which trains, and nobody is shown to install or import it. What the script leads to
 * may hang on names that are given on the command line.
 */
function isRunFromRoot(view: View, { training, readme, graph }: Known, packages: readonly string[]): boolean {
  const { modules, names } = view
  const scripts = new Set(
    names.entries.flatMap(({ kind, module }) => (kind === 'main-guard' || kind === 'script' ? [module] : [])),
  )
  const isStarter = (module: number): boolean => scripts.has(module) && STARTER.test(modules[module]!.path)
  const isInside = (module: number): boolean => packages.some((folder) => modules[module]!.path.startsWith(folder))
  return (
    graph.imports.some(({ from, to }) => to !== undefined && isStarter(from) && isInside(to)) &&
    training.some(({ module }) => isInside(module)) &&
    !isInstalledByName(readme, packages) &&
    !isImported(view, readme, packages)
  )
}

const NODES =
  /^(dagster\.(Definitions|Definitions\..*|define_asset_job|repository|load_assets_from_\w+)|airflow\.(models\.)?(dag\.)?DAG|kedro\.pipeline\.(\w+\.)?(node|pipeline|Pipeline)|kfp\.compiler\..*|metaflow\..*|zenml\.pipelines?\..*)$/

/** Nodes of a pipeline that an orchestrator runs: nobody imports these. */
function runsNodes({ calls }: View): boolean {
  return calls.some(({ name, role, guarded }) => role === 'source' && !guarded && NODES.test(name))
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

function lines(modules: readonly { readonly codeLines: number }[]): number {
  return modules.reduce((sum, { codeLines }) => sum + codeLines, 0)
}
