import type { Reading } from '../../job.ts'
import { entries, get, type MaybeNode, type YamlNode } from '../../yaml/node.ts'

/** A file without triggers that others name as their template is no pipeline by itself. */
export async function isTemplate({ project }: Reading, root: YamlNode): Promise<boolean> {
  if (!hasWork(root)) return true
  if (['trigger', 'pr', 'schedules', 'resources'].some((key) => get(root, key))) return false
  if (/(?:^|\/)[^/]*templates?\//.test(root.path)) return true
  if (/^\.?azure-pipelines\.ya?ml$/.test(root.path)) return false
  return (await isNamedByOther(project, root.path)) || get(root, 'parameters') !== undefined
}

/** Files that are read to find the one that includes a template. */
const MOST_FILES = 200

async function isNamedByOther(project: Reading['project'], path: string): Promise<boolean> {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const others = project.paths.filter(
    (one) => one !== path && /azure|pipelines|\.ado\//.test(one) && /\.ya?ml$/.test(one),
  )
  for (const other of others.slice(0, MOST_FILES)) if ((await project.read(other))?.includes(name)) return true
  return false
}

const ITEMS: Readonly<Record<string, readonly string[]>> = {
  stages: ['stage', 'template'],
  jobs: ['job', 'deployment', 'template'],
  steps: ['script', 'bash', 'pwsh', 'powershell', 'task', 'checkout', 'template', 'download', 'publish'],
}

/** Other tools keep files of the same shape in such folders; the items of a list tell them apart. */
function hasWork(root: YamlNode): boolean {
  const listed = Object.entries(ITEMS).some(([key, names]) => hasItems(get(root, key), names))
  return listed || get(root, 'extends', 'template') !== undefined
}

function hasItems(node: MaybeNode, names: readonly string[]): boolean {
  const items = node?.kind === 'list' ? node.items : []
  return items.some((item) => entries(item).some(([name]) => names.includes(name) || name.startsWith('${{')))
}
