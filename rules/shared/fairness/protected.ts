/** Attributes that the law protects, as whole column names (practices.md, section 2.2). */
const PROTECTED =
  /^(gender|sex|race|ethnic(ity)?|religion|disability|nationality|citizenship|sexual_orientation|pregnan\w*|marital(_status)?|veteran|native_country|skin_(color|tone)|caste|tribe|political|union_member|age(_group|_band|_bin)?|is_(male|female)|male|female)$/

/** Whether a column names an attribute that the law protects: `marital-status`, `MaritalStatus`, `Sex`. */
export function isProtected(column: string): boolean {
  const normal = column
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .replaceAll(/[\s.-]+/g, '_')
    .toLowerCase()
  return PROTECTED.test(normal)
}
