import { readFile, stat } from 'node:fs/promises'
import { AuditError, audit, auditRevision, type Options, type Report, readReport } from '../index.ts'

/** A report of a large repository has some 30 MB; more than this is no report. */
const LARGEST = 512 << 20

/** The repository whose revisions are compared, and how it is audited. */
export interface Source {
  readonly root: string
  readonly options: Options
}

/**
 * One side of a comparison: a report that was written as JSON, a folder, or a revision of the repository.
 * @throws AuditError when it is none of them
 */
export async function reportOf(side: string, source: Source): Promise<Report> {
  const there = await stat(side).catch(() => undefined)
  if (there?.isFile()) return readFrom(side, there.size)
  if (side === '.') return audit(source.root, source.options)
  return there?.isDirectory() ? reportOfFolder(side, source) : reportOfRevision(side, source)
}

/** A folder may have the name of a branch: then the branch is meant, unless the name is plainly a path. */
async function reportOfFolder(side: string, { root, options }: Source): Promise<Report> {
  if (/[/\\]/.test(side)) return audit(side, options)
  return auditRevision(root, side, options).catch(() => audit(side, options))
}

async function reportOfRevision(side: string, { root, options }: Source): Promise<Report> {
  try {
    return await auditRevision(root, side, options)
  } catch (error) {
    throw error instanceof AuditError && /^there is no revision/.test(error.message) ? unknown(side) : error
  }
}

async function readFrom(file: string, size: number): Promise<Report> {
  if (size > LARGEST) throw new AuditError(`cannot read ${file}: it has more than ${LARGEST >> 20} MB`)
  const read = readReport(await readFile(file, 'utf8'))
  if ('reason' in read) throw new AuditError(`cannot compare ${file}: ${read.reason}`)
  return read.report
}

function unknown(side: string): AuditError {
  return new AuditError(
    `"${side}" is neither a report (a file written with --format json) nor a revision or folder of this repository`,
  )
}
