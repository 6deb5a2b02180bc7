import { posix } from 'node:path'
import { asArray, asTable, asText } from '../read/plain.ts'
import { parseYaml } from '../read/yaml.ts'
import type { CatalogEntry, Stage } from '../types/pipelines.ts'
import { below, stage } from './stage.ts'

/** Entry points of an MLproject file. */
export async function readMlproject(text: string, path: string): Promise<Stage[]> {
  const [document] = await parseYaml(text)
  const points = Object.entries(asTable(asTable(document?.value).entry_points))
  return points.map(([name, value]) => {
    const { command, parameters } = asTable(value)
    const at = { path, line: document?.lineOf('entry_points', name) ?? 1 }
    const params = Object.keys(asTable(parameters))
    return stage({ tool: 'mlflow', name, command: asText(command) ?? '', params, at })
  })
}

/** Tasks of a Ploomber pipeline. */
export async function readPloomber(text: string, path: string): Promise<Stage[]> {
  const [document] = await parseYaml(text)
  const folder = posix.dirname(path)
  return asArray(asTable(document?.value).tasks).flatMap((task, index) => {
    const { source, name, product } = asTable(task)
    const products =
      typeof product === 'string' ? [product] : Object.values(asTable(product)).flatMap((one) => asText(one) ?? [])
    const script = asText(source)
    if (script === undefined) return []
    const at = { path, line: document?.lineOf('tasks', index) ?? 1 }
    const outs = products.map((out) => below(folder, out))
    return [
      stage({
        tool: 'ploomber',
        name: asText(name) ?? script,
        command: script,
        deps: [below(folder, script)],
        outs,
        at,
      }),
    ]
  })
}

/** Jobs of a pipeline of Azure Machine Learning, or the one command of a job. */
export async function readAzureMl(text: string, path: string): Promise<Stage[]> {
  const [document] = await parseYaml(text)
  const top = asTable(document?.value)
  if (!/azureml/.test(asText(top.$schema) ?? '')) return []
  const jobs = Object.entries(asTable(top.jobs))
  const named = jobs.length > 0 ? jobs : [[asText(top.display_name) ?? posix.basename(path), top] as const]
  return named.flatMap(([name, job]) => {
    const command = asText(asTable(job).command)
    const line = document?.lineOf('jobs', name) ?? 1
    return command === undefined ? [] : [stage({ tool: 'azureml', name, command, at: { path, line } })]
  })
}

/** Entries of a data catalogue of Kedro. */
export async function readCatalog(text: string, path: string): Promise<CatalogEntry[]> {
  const [document] = await parseYaml(text)
  return Object.entries(asTable(document?.value)).flatMap(([name, value]) => {
    const entry = asTable(value)
    const { type, filepath } = entry
    if (name.startsWith('_') || typeof type !== 'string') return []
    const place = typeof filepath === 'string' ? { filepath } : {}
    return [
      { name, type, ...place, versioned: entry.versioned === true, at: { path, line: document?.lineOf(name) ?? 1 } },
    ]
  })
}
