import type { Gathered } from '../gathered.ts'
import { type Readings, readEach } from '../read/each.ts'
import { isForeign } from '../read/foreign.ts'
import type { ConfigFile, Pipelines, Stage } from '../types/pipelines.ts'
import type { ProjectFile } from '../types.ts'
import { toolOf } from './configs.ts'
import { isDictionary, readDictionary } from './dictionaries.ts'
import { readDvcYaml } from './dvcYaml.ts'
import { readMakefile } from './makefile.ts'
import { findMarkers } from './markers.ts'
import { readPyprojectScripts, readSetupCfgScripts, readSetupPyScripts, readShellScript } from './scripts.ts'
import { readSettings } from './settings.ts'
import { readSnakefile } from './snakefile.ts'
import { readAzureMl, readCatalog, readMlproject, readPloomber } from './yamlStages.ts'

type ReadStages = (text: string, path: string) => Stage[] | Promise<Stage[]>

/** Files with stages and how each is read; a file has the first that matches. */
const FORMS: readonly (readonly [(file: ProjectFile) => boolean, ReadStages])[] = [
  [named(/(^|\/)MLproject$/), readMlproject],
  [named(/(^|\/)pipeline[^/]*\.ya?ml$/), readAnyPipeline],
  [named(/(^|\/)(Snakefile|[^/]+\.smk)$/), readSnakefile],
  [named(/(^|\/)pyproject\.toml$/), readPyprojectScripts],
  [named(/(^|\/)setup\.cfg$/), readSetupCfgScripts],
  [named(/(^|\/)setup\.py$/), readSetupPyScripts],
  [named(/(^|\/)([^/]*job|command)[^/]*\.ya?ml$/), readAzureMl],
  [({ kind, path }) => kind === 'makefile' && !/justfile$/i.test(path), readMakefile],
  [({ kind }) => kind === 'shell', readShellScript],
]

function named(pattern: RegExp) {
  return ({ path }: ProjectFile): boolean => pattern.test(path)
}

async function readAnyPipeline(text: string, path: string): Promise<Stage[]> {
  return [...(await readPloomber(text, path)), ...(await readAzureMl(text, path))]
}

/** Stages that are started by name, catalogues, and the settings of experiments. */
export async function gatherPipelines({ root, files, modules }: Gathered): Promise<Pipelines> {
  const own = files.filter((file) => !isForeign(file))
  const dvc = await readEach({
    root,
    files: own.filter(named(/(^|\/)dvc\.yaml$/)),
    read: (text, { path }) => readDvcYaml(text, path),
  })
  const stages = await readStages(root, own)
  const catalogs = own.filter(named(/(^|\/)conf\/[^/]+\/(.*\/)?catalog[^/]*\.ya?ml$|(^|\/)catalog\/[^/]+\.ya?ml$/))
  const catalog = await readEach({ root, files: catalogs, read: (text, { path }) => readCatalog(text, path) })
  const configs = await readConfigs(root, own)
  const words = await readEach({
    root,
    files: own.filter(isDictionary),
    read: (text, { path }) => readDictionary(text, path),
  })
  return {
    stages: [...dvc.found.flatMap(({ stages }) => stages), ...stages.found.flat()],
    markers: findMarkers(
      own,
      modules.filter((module) => !isForeign(module)),
    ),
    catalog: catalog.found.flat(),
    artifacts: dvc.found.flatMap(({ artifacts }) => artifacts),
    configs: configs.found,
    ...(words.found.length > 0 && { dictionary: words.found.flat() }),
    problems: [dvc, stages, catalog, configs, words].flatMap(({ problems }: Readings<unknown>) => problems),
  }
}

async function readStages(root: string, files: readonly ProjectFile[]): Promise<Readings<Stage[]>> {
  const formOf = (file: ProjectFile) => FORMS.find(([matches]) => matches(file))?.[1]
  const read = (text: string, file: ProjectFile) => formOf(file)?.(text, file.path) ?? []
  return readEach({ root, files: files.filter(formOf), read })
}

/** Configuration files that are read; a sweep can write thousands. */
const MOST = 2000

async function readConfigs(root: string, files: readonly ProjectFile[]): Promise<Readings<ConfigFile>> {
  const paths = new Set(files.map(({ path }) => path))
  const wanted = files.filter((file) => toolOf(file, paths) !== undefined).slice(0, MOST)
  const read = async (text: string, file: ProjectFile): Promise<ConfigFile> => {
    const tool = toolOf(file, paths) ?? 'plain'
    return { path: file.path, tool, settings: tool === 'openmmlab' ? [] : await readSettings(text, file.path) }
  }
  return readEach({ root, files: wanted, read })
}
