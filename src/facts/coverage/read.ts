import { readFile, stat } from 'node:fs/promises'
import { AuditError } from '../../errors.ts'
import type { CoverageReport } from '../types/coverage.ts'
import { readCobertura, readCoverageJson, readLcov, type Totals } from './formats.ts'

/** Coverage reports of very large repositories have a few ten megabytes. */
const LARGEST = 200 * 1024 * 1024

const FORMATS: readonly { format: CoverageReport['format']; read: (text: string) => Totals | undefined }[] = [
  { format: 'coverage.py JSON', read: readCoverageJson },
  { format: 'Cobertura XML', read: readCobertura },
  { format: 'lcov', read: readLcov },
]

/**
 * Reads a coverage report.
 * @throws AuditError when the file cannot be read, is too large, or is in none of the known formats
 */
export async function readCoverage(file: string): Promise<CoverageReport> {
  const text = await load(file)
  for (const { format, read } of FORMATS) {
    const totals = read(text)
    if (totals !== undefined) return { file, format, ...totals }
  }
  const expected = 'Cobertura XML ("coverage xml"), coverage.py JSON ("coverage json") or lcov ("coverage lcov")'
  throw new AuditError(`${file}: no coverage report that se-ml can read: expected ${expected}`)
}

async function load(file: string): Promise<string> {
  try {
    if ((await stat(file)).size <= LARGEST) return await readFile(file, 'utf8')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error)
    throw new AuditError(`${file}: the coverage report cannot be read (${code}); check the path`)
  }
  throw new AuditError(`${file}: the coverage report is larger than ${LARGEST / 1024 / 1024} MB`)
}
