import type { Evidence } from '../../../src/model.ts'
import { isModel } from './is-model.ts'
import type { Assets } from './part.ts'

/** What stands in a catalogue and is no model, nor kept in memory. */
export function catalogue({ pipelines }: Assets): Evidence[] {
  return pipelines.catalog
    .filter(
      ({ type = '', filepath = '' }) => !/memory|pickle|model|matplotlib|plotly/i.test(type) && !isModel(filepath),
    )
    .map(({ name, at }) => ({ message: `"${name}" of the catalogue`, at }))
}
