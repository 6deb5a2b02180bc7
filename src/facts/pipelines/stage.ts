import { posix } from 'node:path'
import type { Stage } from '../types/pipelines.ts'

/** A stage with nothing but what is given. */
export function stage(some: Pick<Stage, 'tool' | 'name' | 'at'> & Partial<Stage>): Stage {
  return { deps: [], outs: [], params: [], metrics: [], ...some }
}

/** A path as written below `folder`, relative to the audited root. */
export function below(folder: string, path: string): string {
  return /[${}]|^[a-z][a-z0-9+.-]*:\/\//i.test(path) ? path : posix.normalize(posix.join(folder, path))
}
