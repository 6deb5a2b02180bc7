import type { Evidence } from '../../model.ts'
import { columns } from './data.ts'
import { callEvidence, seen, type View, written } from './view.ts'

/** Attributes that the law protects, as whole column names after splitting. */
const PROTECTED =
  /^(gender|sex|race|ethnic(ity)?|religion|disability|nationality|citizenship|sexual_orientation|pregnan\w*|marital(_status)?|veteran|native_country|skin_(color|tone)|caste|tribe|political|union_member)$/

const PERSONAL =
  /^((first|last|full|user|customer|patient)_name|email|phone(_number)?|(home_|street_)?address|zip(_?code)?|postcode|ssn|bsn|national_id|passport|dob|birth\w*|ip_address|iban|salary|income|diagnosis|icd\w*|license_plate|device_id)$/

const PERSON_SETS =
  /^(fairlearn\.datasets\.fetch_(adult|acs_income|bank_marketing|credit_card|diabetes_hospital)|aif360\.(sklearn\.)?datasets\.\w*(Adult|German|Compas|MEPS|Bank|adult|german|compas)\w*|folktables\..*|torchvision\.datasets\.CelebA|shap\.datasets\.adult)$/

/** At least two personal columns, or one protected one, or a set of data on persons. Age counts beside another one only. */
export function namesPersons(view: View): Evidence[] {
  const found = new Map<string, Evidence>()
  for (const { key, at } of columnNames(view)) {
    const name = normal(key)
    if (!found.has(name)) found.set(name, seen(view, at, `names the column \`${key}\``))
  }
  const isProtected = [...found.keys()].some((name) => PROTECTED.test(name))
  const personal = [...found.keys()].filter((name) => PROTECTED.test(name) || PERSONAL.test(name))
  const sets = callEvidence(view, PERSON_SETS)
  if (!isProtected && personal.length < 2) return sets
  return [...personal.map((name) => found.get(name)!), ...sets]
}

interface Named {
  readonly key: string
  readonly at: { readonly module: number; readonly line: number }
}

/** Columns that are subscripted, or named where data is read. */
function columnNames(view: View): Named[] {
  const read = view.calls.filter(({ name }) => /\.(read_\w+|DataFrame|drop|get_dummies)$/.test(name))
  const given = read.flatMap((call) =>
    written(view, call).arguments.flatMap(({ keyword, value }) =>
      /^(usecols|names|columns|dtype)$/.test(keyword ?? '') ? texts(value).map((key) => ({ key, at: call })) : [],
    ),
  )
  return [...columns(view).flatMap((one) => one.columns.map((key) => ({ key, at: one }))), ...given]
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value : typeof value === 'string' ? [value] : []
}

/** `marital-status`, `MaritalStatus` and `marital status` as `marital_status`. */
function normal(key: string): string {
  return key
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .replaceAll(/[\s.-]+/g, '_')
    .toLowerCase()
}
