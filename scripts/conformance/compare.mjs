/** What is compared, one column of the table each. */
export const COLUMNS = [
  'unit boundaries',
  'parameters',
  'lines of code',
  'complexity',
  'script bodies',
  'module lines of code',
  'imports',
  'calls',
  'valid syntax',
]

const MEASURES = { parameters: 'parameters', 'lines of code': 'codeLines', complexity: 'complexity' }

/** Lists of entries; `lineAt` is the place of the line in an entry. */
const IMPORTS = { column: 'imports', lineAt: 4 }
const CALLS = { column: 'calls', lineAt: 1 }

/** Pairs of values of one file: `{column, line, expected, actual}`; equal or not. */
export function compare(expected, actual) {
  return [
    ...compareUnits(
      expected.units,
      actual.units.filter(({ kind }) => kind !== 'script'),
    ),
    ...compareScripts(
      expected.script,
      actual.units.find(({ kind }) => kind === 'script'),
    ),
    pair('module lines of code', 1, expected.codeLines, actual.codeLines),
    ...compareLists(IMPORTS, expected.imports.map(String), actual.imports.map(importEntry)),
    ...compareLists(CALLS, (expected.calls ?? []).map(String), expected.calls ? actual.calls.map(callEntry) : []),
    ...(expected.valid ? [pair('valid syntax', actual.errorLine, 'valid', validity(actual))] : []),
  ]
}

function validity({ errorLine }) {
  return errorLine === undefined ? 'valid' : 'an error'
}

function pair(column, line, expected, actual) {
  return { column, line, expected, actual }
}

function compareUnits(expected, actual) {
  const found = new Map(actual.map((unit) => [boundaries(unit), unit]))
  const results = expected.flatMap((unit) => {
    const own = found.get(boundaries(unit))
    found.delete(boundaries(unit))
    const boundary = pair('unit boundaries', unit.line, boundaries(unit), own ? boundaries(own) : 'nothing')
    return own === undefined ? [boundary] : [boundary, ...compareMeasures(unit, own)]
  })
  const surplus = [...found.values()].map((unit) => pair('unit boundaries', unit.line, 'nothing', boundaries(unit)))
  return [...results, ...surplus]
}

function boundaries({ kind, name, line, endLine }) {
  return `${kind} ${name} ${line}-${endLine}`
}

function compareMeasures(expected, actual) {
  return Object.entries(MEASURES).map(([column, key]) => pair(column, expected.line, expected[key], actual[key]))
}

function compareScripts(expected, actual) {
  if (!expected && !actual) return []
  const shown = (unit) => (unit ? `line ${unit.line}, ${unit.codeLines} lines, complexity ${unit.complexity}` : 'none')
  return [pair('script bodies', (expected ?? actual).line, shown(expected), shown(actual))]
}

function importEntry({ module, level, name, bound, line, local, typing, guarded }) {
  return String([module, level, name ?? null, bound, line, local, typing, guarded])
}

/** Python's tree has names in normal form, se-ml as they are written. */
function callEntry({ callee, line, positional, keywords }) {
  return String([callee, line, positional, keywords]).normalize('NFKC')
}

function compareLists({ column, lineAt }, expected, actual) {
  const length = Math.max(expected.length, actual.length)
  return Array.from({ length }, (_, index) => {
    const [own, other] = [expected[index] ?? 'nothing', actual[index] ?? 'nothing']
    return pair(column, (own === 'nothing' ? other : own).split(',')[lineAt], own, other)
  })
}
