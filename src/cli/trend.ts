import { given } from '../given.ts'
import {
  AuditError,
  auditRevision,
  type Cache,
  type ListOptions,
  listRevisions,
  type Options,
  pointOf,
  type RevisionOptions,
  rules,
  type TrendPoint,
  trendKey,
} from '../index.ts'

export interface TrendOptions {
  readonly list: ListOptions
  readonly audit: Options & RevisionOptions
  readonly cache?: Cache
  readonly onProgress: (done: number, of: number) => void
}

/** What becomes of one revision, without the revision itself. */
type Numbers = Omit<TrendPoint, 'revision' | 'commit' | 'date'>

/**
 * Audits the revisions one after the other, oldest first. One that cannot be audited, because it held no code yet for
 * instance, has a reason in place of numbers.
 */
export async function auditRevisions(
  path: string,
  { list, onProgress, ...options }: TrendOptions,
): Promise<TrendPoint[]> {
  const { revisions, surroundings } = await listRevisions(path, list)
  const points: TrendPoint[] = []
  for (const { name, commit, date } of revisions) {
    const numbers = await numbersOf(commit, { path, surroundings, ...options })
    points.push({ revision: name, commit, date, ...numbers })
    onProgress(points.length, revisions.length)
  }
  return points
}

/** What all revisions of a trend share. */
interface Trend extends Pick<TrendOptions, 'audit' | 'cache'> {
  readonly path: string
  readonly surroundings: string
}

/** Kept numbers where there are any, else those of an audit, which are kept. */
async function numbersOf(commit: string, trend: Trend): Promise<Numbers> {
  const { path, surroundings, audit, cache } = trend
  if (cache === undefined || !isStable(audit)) return auditOne(commit, trend)
  const key = trendKey({ commit, surroundings, path, options: audit, versions: cache.versions })
  const known = (await cache.store.read(key)) as Numbers | undefined
  if (known !== undefined) return known
  const numbers = await auditOne(commit, trend)
  if (numbers.reason === undefined) await cache.store.write(key, numbers)
  return numbers
}

/** Rules of somebody else's may change without a new version. */
function isStable({ rules: wanted = [] }: Options): boolean {
  return wanted.every((rule) => rules.includes(rule))
}

async function auditOne(commit: string, { path, audit, cache }: Trend): Promise<Numbers> {
  try {
    return pointOf(await auditRevision(path, commit, { ...audit, ...given({ cache }) }))
  } catch (error) {
    if (error instanceof AuditError) return { reason: reasonOf(error, `${path} at ${commit}`) }
    throw error
  }
}

/** The table says which revision it is. */
function reasonOf({ message }: AuditError, place: string): string {
  return message.startsWith('nothing to audit') ? 'no code yet' : message.replaceAll(place, 'it')
}
