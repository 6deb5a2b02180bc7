import type { SmellKind } from '../../src/facts/types/smells.ts'
import type { ModuleFacts } from '../../src/facts/types.ts'

/** Where a check applies, what it says and how it is mended. */
export interface SmellAdvice {
  /** Whether the smell counts in this module: notebooks and scripts have other habits than libraries. */
  appliesTo(module: ModuleFacts): boolean
  /** A sentence on what was seen, then what to do. */
  message(what: string): string
  action(what: string): string
}

const everywhere = () => true
const inModules = ({ role }: ModuleFacts) => role === 'source'
const isInPackage = (module: ModuleFacts) => inModules(module) && !isScript(module)

/** It is started by hand: it reads arguments or runs code of its own, so it may talk to whoever started it. */
function isScript({ imports, units }: ModuleFacts): boolean {
  const reads = imports.some(({ module }) => /^(argparse|click|typer|fire|hydra|absl)(\.|$)/.test(module))
  return reads || units.some(({ kind }) => kind === 'script')
}

/** It only hands on the names of other modules, as `__init__.py` does and the old place of a moved module. */
function passesOn({ path, units, definitions }: ModuleFacts): boolean {
  return path.endsWith('__init__.py') || (units.length === 0 && definitions.length === 0)
}

/** One entry for each check. */
export const SMELL_ADVICE: Readonly<Record<SmellKind, SmellAdvice>> = {
  'commented-out-code': {
    appliesTo: everywhere,
    message: () => 'code is commented out; delete it, git keeps it',
    action: () => 'Delete the commented-out code',
  },
  'open-note': {
    appliesTo: inModules,
    message: (what) => `the note "${what}" names no issue; do it, or link the issue that tracks it`,
    action: () => 'Do what the note says, or link the issue that tracks it',
  },
  'bare-except': {
    appliesTo: inModules,
    message: () => 'a bare "except:" catches typing errors and Ctrl-C too; name the exceptions that you expect',
    action: () => 'Name the exceptions that are expected here',
  },
  'swallowed-exception': {
    appliesTo: inModules,
    message: (what) => `"${what}" is caught and nothing is done; handle it, log it, or catch a narrower one`,
    action: () => 'Handle the exception, log it, or catch a narrower one',
  },
  'unused-private-function': {
    appliesTo: inModules,
    message: (what) => `\`${what}\` is private and nothing uses it; delete it`,
    action: (what) => `Delete \`${what}\`, which nothing uses`,
  },
  'unreachable-code': {
    appliesTo: everywhere,
    message: (what) => `nothing runs after "${what}"; delete what follows it`,
    action: (what) => `Delete the code after "${what}"`,
  },
  'magic-number': {
    appliesTo: isInPackage,
    message: (what) => `the condition compares with ${what}; give the number a name that says what it means`,
    action: (what) => `Give the number ${what} a name that says what it means`,
  },
  'meaningless-name': {
    appliesTo: inModules,
    message: (what) => `\`${what}\` does not say what it does; rename it`,
    action: (what) => `Rename \`${what}\` after what it does`,
  },
  'overlong-name': {
    appliesTo: inModules,
    message: (what) => `the name \`${what}\` has ${what.length} characters; shorten it, its module says the rest`,
    action: (what) => `Shorten the name \`${what}\``,
  },
  'leftover-print': {
    appliesTo: isInPackage,
    message: (what) => `"${what}" looks left over from debugging; delete it or use logging`,
    action: () => 'Delete the print, or use logging',
  },
  'leftover-debugger': {
    appliesTo: inModules,
    message: (what) => `"${what}" stops the program in a debugger; delete it`,
    action: (what) => `Delete "${what}"`,
  },
  'wildcard-import': {
    appliesTo: (module) => inModules(module) && !passesOn(module),
    message: (what) => `"from ${what} import *" hides where names come from; import the names that are used`,
    action: (what) => `Import the names that are used in place of everything from ${what}`,
  },
  'mutable-default': {
    appliesTo: everywhere,
    message: (what) => `the default of "${what}" is made once and shared by all calls; use None and make it inside`,
    action: () => 'Use None as the default and make the object inside the function',
  },
}
