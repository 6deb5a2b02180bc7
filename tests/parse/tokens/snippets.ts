import fc from 'fast-check'

const WORDS =
  'def class if else elif for in while with try except as import from lambda not and or is None x y match case type'
const NUMBERS = '0 1 1.5 .5 1e5 0x1f 0b1 0o7 1_000 2j 1. 10L 0777'
const OPERATORS = '( ) [ ] { } , : ; . = == := -> + - * ** / // % @ & | ^ ~ < > <= != <> << >>= ... ! ? $ ` !r'
const STRINGS = [
  '"a"',
  "'b'",
  '"""c\n"""',
  "r'\\'",
  'rb"d"',
  'f"{',
  'f"',
  '}"',
  "f'''{",
  't"{a}"',
  '"',
  "'",
  '"""',
  "'''",
  'ur"a"',
]
const SPACES = [
  ' ',
  '  ',
  '\t',
  '\n',
  '\n    ',
  '\n        ',
  '\r\n',
  '\r',
  '\f',
  '\\\n',
  ' \\\n',
  '# c\n',
  '\n\n',
  '\ufeff',
]

const pieces = [
  ...`${WORDS} ${NUMBERS} ${OPERATORS}`.split(' '),
  ...STRINGS,
  ...SPACES,
  '{{',
  '}}',
  '\\N{DASH}',
  'é',
  '𝒳',
  '\0',
]

/** Text that looks like Python here and there. */
export const snippets: fc.Arbitrary<string> = fc
  .array(fc.tuple(fc.constantFrom(...pieces), fc.constantFrom('', '', ' ')), { maxLength: 60 })
  .map((parts) => parts.flat().join(''))
