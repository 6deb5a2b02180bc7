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

/**
 * Audits the revisions one after the other, oldest first. One that cannot be audited, because it held no code yet for
 * instance, has a reason in place of numbers.
 */
export async function auditRevisions(
  path: string,
  { list, audit, cache, onProgress }: TrendOptions,
): Promise<TrendPoint[]> {
  const { revisions, surroundings } = await listRevisions(path, list)
  const store = isStable(audit) ? cache?.store : undefined
  const points: TrendPoint[] = []
  for (const { name, commit, date } of revisions) {
    const key = trendKey({ commit, surroundings, path, options: audit, versions: cache?.versions ?? [] })
    const known = (await store?.read(key)) as Omit<TrendPoint, 'revision' | 'commit' | 'date'> | undefined
    const point = known ?? (await auditOne(path, commit, { ...audit, ...(cache && { cache }) }))
    if (known === undefined && point.reason === undefined) await store?.write(key, point)
    points.push({ revision: name, commit, date, ...point })
    onProgress(points.length, revisions.length)
  }
  return points
}

/** Rules of somebody else's may change without a new version. */
function isStable({ rules: wanted = [] }: Options): boolean {
  return wanted.every((rule) => rules.includes(rule))
}

async function auditOne(
  path: string,
  commit: string,
  options: Parameters<typeof auditRevision>[2],
): Promise<Omit<TrendPoint, 'revision' | 'commit' | 'date'>> {
  try {
    return pointOf(await auditRevision(path, commit, options))
  } catch (error) {
    if (error instanceof AuditError) return { reason: reasonOf(error, `${path} at ${commit}`) }
    throw error
  }
}

/** The table says which revision it is. */
function reasonOf({ message }: AuditError, place: string): string {
  return message.startsWith('nothing to audit') ? 'no code yet' : message.replaceAll(place, 'it')
}
