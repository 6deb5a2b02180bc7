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
  const settings = (await readSettings(text, path)).map(({ key, value, line }): Said => {
    return { key, line, value: String(value ?? ''), ...split(key) }
  })
  const values = new Map(settings.map(({ key, value }) => [key, value]))
  const found = new Map<string, FeatureEntry>()
  for (const said of settings) {
    const name = featureOf(said, values)
    if (name === '' || /^\d+$/.test(name)) continue
    const known = found.get(name) ?? { name, described: false, owned: false, at: { path, line: said.line } }
    const owner = namesOwner(said)
    found.set(name, { ...known, described: known.described || !owner, owned: known.owned || owner })
  }
  return [...found.values()]
}

/** One setting of the file: what is said, and of what. */
interface Said {
  readonly key: string
  readonly value: string
  readonly line: number
  readonly base: string
  readonly attribute: string
}

/** The feature that a setting says something of; empty where it is none. */
function featureOf(said: Said, values: ReadonlyMap<string, string>): string {
  const { base, attribute, value } = said
  const means = MEANS.test(attribute) && hasWords(value, 2)
  if (means || namesOwner(said)) return values.get(`${base}.name`) ?? last(base)
  return hasWords(value, 3) ? attribute : ''
}

function namesOwner({ attribute, value }: Said): boolean {
  return OWNER.test(attribute) && value !== '' && value !== 'null'
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
