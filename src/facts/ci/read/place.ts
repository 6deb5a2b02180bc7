import type { JobDraft } from '../job.ts'
import type { YamlNode } from '../yaml/node.ts'

/** Where a job stands. */
export function placeOf({ path, line, endLine }: YamlNode): JobDraft['at'] {
  return { path, line, endLine }
}
