import type { Evidence } from '../../../src/model.ts'
import { catalogue } from './catalogue.ts'
import { versionsInCode } from './data-in-code.ts'
import { versionsInFiles } from './data-in-files.ts'
import { type Assets, adviceFor, bestAcross, type Part, strengthOf } from './part.ts'

/** Files that use a model rather than train one. */
const ASIDE = /(^|[/_])(deploy\w*|infer\w*|predict\w*|serv\w*|demo|app|client|cog)([/_.]|$)/i

/** Data that training reads. Absent where nothing is read from outside. */
export function judgeData(assets: Assets): Part | undefined {
  const { value: reads, evidence: places } = assets.profile.flags['reads-external-data']
  const catalogued = catalogue(assets)
  if (reads !== true && catalogued.length === 0) return undefined
  const best = bestAcross(assets, [...versionsInFiles(assets), ...versionsInCode(assets)])
  return {
    name: 'data',
    ...strengthOf(best, 'nothing fixes the version of the data that are read'),
    evidence: best?.evidence ?? unversioned([...places, ...catalogued]),
    findings: [],
    ...adviceFor(best, {
      missing: 'DVC, Git LFS or an immutable version of the data (revision, artifact with version)',
      step: {
        action: 'Put the data under DVC or Git LFS, or name an immutable version where they are read',
        effort: 'medium',
      },
    }),
  }
}

/** The first place where data are read to train with. */
function unversioned(places: readonly Evidence[]): Evidence[] {
  const reads = places.find(({ at }) => !ASIDE.test(at?.path ?? '')) ?? places[0]
  if (reads === undefined) return []
  return [{ ...reads, message: `${reads.message}; no version of the data is fixed`, against: true }]
}
