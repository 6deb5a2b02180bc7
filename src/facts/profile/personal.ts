import type { Evidence } from '../../model.ts'
import { isPersonal, isProtected, plainColumn } from '../types/person-columns.ts'
import { columns } from './data.ts'
import { callEvidence, isProduction, seen, type View, written } from './view.ts'

const PERSON_SETS =
  /^(fairlearn\.datasets\.fetch_(adult|acs_income|bank_marketing|credit_card|diabetes_hospital)|aif360\.(sklearn\.)?datasets\.\w*(Adult|German|Compas|MEPS|Bank|adult|german|compas)\w*|folktables\..*|torchvision\.datasets\.CelebA|shap\.datasets\.adult)$/

/** At least two personal columns, or one protected one, or a set of data on persons. Age counts beside another one only. */
export function namesPersons(view: View): Evidence[] {
  const found = new Map<string, Evidence>()
  for (const { key, at } of columnNames(view)) {
    const name = plainColumn(key)
    if (!found.has(name)) found.set(name, seen(view, at, `names the column \`${key}\``))
  }
  const personal = [...found.keys()].filter((name) => isProtected(name) || isPersonal(name))
  const sets = callEvidence(view, PERSON_SETS)
  if (!personal.some(isProtected) && personal.length < 2) return sets
  return [...personal.map((name) => found.get(name)!), ...sets]
}

interface Named {
  readonly key: string
  readonly at: { readonly module: number; readonly line: number }
}

/** Columns that are subscripted, or named where data is read. */
function columnNames(view: View): Named[] {
  const read = view.calls.filter(({ name }) => /\.(read_\w+|DataFrame|drop|get_dummies)$/.test(name))
  const lists = constantLists(view)
  const given = read.flatMap((call) =>
    written(view, call).arguments.flatMap(({ keyword = '', value, name = '' }) => {
      if (!/^(usecols|names|columns|dtype)$/.test(keyword)) return []
      const keys = texts(value).concat(lists.get(lastPart(name)) ?? [])
      return keys.map((key) => ({ key, at: call }))
    }),
  )
  return [...columns(view).flatMap((one) => one.columns.map((key) => ({ key, at: one }))), ...given]
}

/** Lists of strings at the top of modules, by name, as `usecols=COLUMNS` names them. What two lists are called names none. */
function constantLists({ modules }: View): Map<string, readonly string[]> {
  const lists = new Map<string, readonly string[]>()
  const bindings = modules.filter(isProduction).flatMap(({ names }) => names.bindings)
  for (const { targets, items, unit } of bindings) {
    if (unit >= 0 && !/^[A-Z_\d]+$/.test(targets[0] ?? '')) continue
    for (const target of items === undefined ? [] : targets) lists.set(target, lists.has(target) ? [] : (items ?? []))
  }
  return lists
}

/** `config.COLUMNS` is `COLUMNS`. */
function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value : typeof value === 'string' ? [value] : []
}
