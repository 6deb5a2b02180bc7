import type { Evidence } from '../../../src/model.ts'
import { type Code, useEvidence, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { readSites } from './read-sites.ts'

const LOOKS =
  /(DataFrame|Series|GroupBy)\.(describe|info|head|tail|sample|isnull|isna|nunique|value_counts|duplicated|sum)$|^(ydata_profiling|pandas_profiling)\.ProfileReport|^sweetviz\.\w+|^missingno\.\w+/

/** Data are looked at: a statement of its own whose result nothing takes, or a report for people. */
export function looks(code: Code): Evidence | undefined {
  const call = callsOf(code.names, LOOKS).find(
    (one) => /profil|sweetviz|missingno/.test(one.name) || writtenCall(code.modules, one).unused === true,
  )
  return call && { ...useEvidence(code, call, `data are looked at (\`${call.name}\`)`), level: 'declared' }
}

/** Columns or their types are named where data are read: a wrong file may fail there. */
export function typedRead(code: Code): Evidence | undefined {
  const site = readSites(code).find(({ call }) =>
    writtenCall(code.modules, call).arguments.some(
      ({ keyword = '', value }) => /^(dtypes?|usecols|parse_dates|schema|columns)$/.test(keyword) && value !== null,
    ),
  )
  return (
    site && { ...useEvidence(code, site.call, 'columns or types are named where data are read'), level: 'declared' }
  )
}
