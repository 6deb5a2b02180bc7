import { Broken } from './broken.ts'
import { asTable, type Table } from './plain.ts'

/**
 * Reads JSON whose top is an object.
 * @throws Broken when it is no JSON
 */
export function parseJsonTable(text: string): Readonly<Record<string, Table>> {
  try {
    return asTable(JSON.parse(text)) as Readonly<Record<string, Table>>
  } catch {
    throw new Broken('not valid JSON')
  }
}
