/** Built-in functions that rules may ask about. */
export const BUILTINS: ReadonlySet<string> = new Set([
  'open',
  'print',
  'input',
  'eval',
  'exec',
  'exit',
  'quit',
  'compile',
  '__import__',
  'breakpoint',
  'display',
  'get_ipython',
])
