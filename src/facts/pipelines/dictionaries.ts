import type { FeatureEntry } from '../types/pipelines.ts'
import type { ProjectFile } from '../types.ts'
import { readSettings } from './settings.ts'

/** Files that list columns or features with their meaning; `schema.yml` is where dbt keeps them. */
const NAMES =
  /(^|\/)((data|features?)[-_ ]?(dictionary|dict|descriptions?|definitions?|registry|catalog\w*)|features?|codebook|data_schema|models\/([^/]+\/)*_*schema)\.(ya?ml|json)$/i

/** Larger files are data in a format for settings. */
const LARGEST = 200_000

export function isDictionary({ path, role, size }: ProjectFile): boolean {
  return NAMES.test(path) && size < LARGEST && !/^(test|fixture|vendored|template|generated)$/.test(role)
}

const MEANS = /^(meaning|description|desc|definition|reason|rationale|doc|docs)$/i
const OWNER = /^(owner|owners|owned_by|maintainer|contact|team)$/i

/** What a dictionary says on each feature: under its name, or in a list of entries with a name. */
export async function readDictionary(text: string, path: string): Promise<FeatureEntry[]> {
  const settings = (await readSettings(text, path)).map(({ key, value, line }) => ({
    key,
    line,
    value: String(value ?? ''),
  }))
  const values = new Map(settings.map(({ key, value }) => [key, value]))
  const found = new Map<string, FeatureEntry>()
  for (const { key, value, line } of settings) {
    const { base, attribute } = split(key)
    const means = MEANS.test(attribute) && hasWords(value, 2)
    const owner = OWNER.test(attribute) && value !== '' && value !== 'null'
    const name = means || owner ? (values.get(`${base}.name`) ?? last(base)) : hasWords(value, 3) ? attribute : ''
    if (name === '' || /^\d+$/.test(name)) continue
    const known = found.get(name) ?? { name, described: false, owned: false, at: { path, line } }
    found.set(name, { ...known, described: known.described || !owner, owned: known.owned || owner })
  }
  return [...found.values()]
}

/** dbt keeps owners below `meta`. */
function split(key: string): { base: string; attribute: string } {
  const at = key.lastIndexOf('.')
  return { base: key.slice(0, Math.max(0, at)).replace(/(^|\.)(config\.)?meta$/, ''), attribute: key.slice(at + 1) }
}

function last(base: string): string {
  return base.slice(base.lastIndexOf('.') + 1)
}

function hasWords(value: string, least: number): boolean {
  return (value.match(/\p{L}{2,}/gu)?.length ?? 0) >= least
}
