/**
 * Attributes that the law protects, as whole column names after splitting (practices.md, section 2.2). Age is none by
 * itself: nearly every data set on living things has it.
 */
const PROTECTED =
  /^(gender|sex|race|ethnic(ity|_group)?|religion|disability|nationality|citizenship|sexual_orientation|pregnan\w*|marital(_status)?|veteran|native_country|skin_(color|tone)|caste|tribe|political|union_member)$/

const PERSONAL =
  /^((first|last|full|user|customer|patient)_name|email|phone(_number)?|(home_|street_)?address|zip(_?code)?|postcode|ssn|bsn|national_id|passport|dob|birth\w*|ip_address|iban|salary|income|diagnosis|icd\w*|license_plate|device_id)$/

/** Those that name a person directly: a model needs none of them. */
const IDENTIFYING =
  /^((first|last|full|customer|patient)_name|email(_address)?|phone(_number)?|(home_|street_)address|ssn|bsn|national_id|passport(_number)?|ip_address|iban|license_plate)$/

/** Those that mean one thing only, also as a part of a name: `code_gender`, `sex_female`. A race may be one of cars. */
const PART = /(^|_)(gender|sex|ethnicity|religion|nationality|citizenship|marital)(_|$)/

/** Figures on a country or a town say nothing of a person. */
const AGGREGATE = /(^|_)(ratio|rate|gap|share|index|percent\w*|pct|proportion|count|number|n|num)(_|$)/

export function isProtected(column: string): boolean {
  const name = plainColumn(column)
  return PROTECTED.test(name) || (PART.test(name) && !AGGREGATE.test(name))
}

export function isPersonal(column: string): boolean {
  return PERSONAL.test(plainColumn(column))
}

export function isIdentifying(column: string): boolean {
  return IDENTIFYING.test(plainColumn(column))
}

/** `marital-status`, `MaritalStatus` and `marital status` as `marital_status`. */
export function plainColumn(name: string): string {
  return name
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .replaceAll(/[\s.-]+/g, '_')
    .toLowerCase()
}
