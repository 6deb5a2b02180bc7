import { lineNestedDeeper } from '../../untrusted/yaml-depth.ts'
import { Broken } from './broken.ts'

/** The YAML reader is recursive and hostile nesting ends the whole process; no manifest of a real project comes near. */
const DEPTH_LIMIT = 60

/**
 * Guards the recursive reader.
 * @throws Broken with the line that is nested too deeply
 */
export function checkDepth(text: string): void {
  const line = lineNestedDeeper(text, DEPTH_LIMIT)
  if (line !== undefined) throw new Broken('nested too deeply', line)
}
