import { given } from '../../given.ts'
import type { Finding } from '../../model.ts'
import { fileLines } from '../findings/cell.ts'
import { pathFromTop } from '../findings/path.ts'
import type { SarifLocation } from './types.ts'

/** What paths are relative to: the top of the repository, wherever it lies. */
export const ROOT = '%SRCROOT%'

/** A place, and the function that stands there. */
type Place = Pick<Finding, 'at' | 'symbol'>

/** A place as SARIF has it: a file and lines of that file, which are its first where a notebook's cell is meant. */
export function sarifLocation({ at, symbol }: Place, folder: string): SarifLocation {
  const { line, endLine } = fileLines(at)
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(pathFromTop(folder, at.path)), uriBaseId: ROOT },
      region: { startLine: line, ...given({ endLine }) },
    },
    ...(symbol !== undefined && { logicalLocations: [{ fullyQualifiedName: symbol, kind: 'function' }] }),
  }
}

/** A relative reference of RFC 3986. Half a character, which no file name has but a report may, would not encode. */
function uriOf(path: string): string {
  return path
    .split('/')
    .map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, '\uFFFD')))
    .join('/')
}
