import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factsOf } from './names.ts'

/**
 * The reference is Python itself: packages are replaced by objects that know their qualified name, and write it down with the line
 * when they are called. What a call returns has the name of what was called, as here.
 */
const REFERENCE = `
import sys, types
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec

PACKAGES = ("alpha", "beta", "gamma")
called = []

class Known:
    def __init__(self, name):
        self.__dict__["_name"] = name
    def __getattr__(self, attribute):
        return Known(self._name + "." + attribute)
    def __call__(self, *given, **named):
        frame = sys._getframe(1)
        called.append((frame.f_lineno, self._name))
        return Known(self._name)

class Package(types.ModuleType):
    def __getattr__(self, attribute):
        if attribute.startswith("__"):
            raise AttributeError(attribute)
        return Known(self.__name__ + "." + attribute)
    def __call__(self, *given, **named):
        called.append((sys._getframe(1).f_lineno, self.__name__))
        return Known(self.__name__)

class Finder(MetaPathFinder, Loader):
    def find_spec(self, name, path, target=None):
        return ModuleSpec(name, self, is_package=True) if name.split(".")[0] in PACKAGES else None
    def create_module(self, spec):
        return Package(spec.name)
    def exec_module(self, module):
        module.__path__ = []

sys.meta_path.insert(0, Finder())
exec(compile(sys.stdin.read(), "train.py", "exec"), {"__name__": "train"})
for line, name in called:
    print(line, name)
`

const hasPython = spawnSync('python3', ['--version']).status === 0

/** Calls as \`line name\`, in order; each once, since a function may be called several times. */
function calledInPython(source: string): string[] {
  const { stdout, stderr, status } = spawnSync('python3', ['-c', REFERENCE], { input: source, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${stderr}\n${source}`)
  return [...new Set(stdout.split('\n').filter(Boolean))].sort()
}

async function calledHere(source: string): Promise<string[]> {
  const { calls } = await factsOf('names', { 'train.py': source })
  const foreign = calls.filter(({ origin }) => origin === 'third-party')
  return [...new Set(foreign.map(({ line, name }) => `${line} ${name}`))].sort()
}

const pack = fc.constantFrom('alpha', 'beta', 'gamma')
const member = fc.constantFrom('load', 'Model', 'fit', 'sub')
const variable = fc.constantFrom('v', 'w', 'x')

interface Imported {
  readonly text: string
  readonly bound: string
}

const imported: fc.Arbitrary<Imported> = fc.oneof(
  pack.map((one) => ({ text: `import ${one}`, bound: one })),
  fc.tuple(pack, member).map(([one, name]) => ({ text: `import ${one}.${name}`, bound: one })),
  fc.tuple(pack, fc.constantFrom('a1', 'a2')).map(([one, as]) => ({ text: `import ${one} as ${as}`, bound: as })),
  fc
    .tuple(pack, member, fc.constantFrom('b1', 'b2'))
    .map(([one, name, as]) => ({ text: `import ${one}.${name} as ${as}`, bound: as })),
  fc
    .tuple(pack, member, fc.constantFrom('c1', 'c2'))
    .map(([one, name, as]) => ({ text: `from ${one} import ${name} as ${as}`, bound: as })),
)

/** `.load()`, `.sub.fit(1)`: what stands behind a name; it ends with a call. */
const links = fc
  .array(fc.tuple(member, fc.constantFrom('', '()', '(1, key=2)')), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.map(([name, call], at) => `.${name}${at === parts.length - 1 ? call || '()' : call}`).join(''))

type Step = readonly [target: string | undefined, from: number, links: string]

const step: fc.Arbitrary<Step> = fc.tuple(fc.option(variable, { nil: undefined }), fc.nat(), links)

/** Statements of one level; a variable is read only after it was set. */
function statements(steps: readonly Step[], given: readonly string[]): string[] {
  const known = [...given]
  return steps.map(([target, from, chain]) => {
    const line = `${target === undefined ? '' : `${target} = `}${known[from % known.length]}${chain}`
    if (target !== undefined && !known.includes(target)) known.push(target)
    return line
  })
}

const bounds = (imports: readonly Imported[]): string[] => imports.map(({ bound }) => bound)
const indent = (lines: readonly string[]): string[] => lines.map((line) => `    ${line}`)
const steps = fc.array(step, { minLength: 1, maxLength: 6 })
const imports = fc.array(imported, { minLength: 1, maxLength: 4 })

async function agrees(lines: readonly string[]): Promise<void> {
  const source = `${lines.join('\n')}\n`
  expect({ source, calls: await calledHere(source) }).toEqual({ source, calls: calledInPython(source) })
}

describe.runIf(hasPython)('qualified names are those that Python sees', () => {
  const runs = { numRuns: Number(process.env.SE_ML_RUNS ?? 12) }

  it('on the level of the module, variables set again', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(imports, steps, async (some, body) => {
        await agrees([...some.map(({ text }) => text), ...statements(body, bounds(some))])
      }),
      runs,
    )
  })

  it('in functions, with what stands above them and what they set themselves', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(imports, imports, steps, async (outer, inner, body) => {
        const own = statements(body, [...bounds(inner), ...bounds(inner)])
        const lines = ['def run():', ...indent(inner.map(({ text }) => text)), ...indent(own), 'run()']
        await agrees([...outer.map(({ text }) => text), ...lines])
      }),
      runs,
    )
  })

  it('through what a function returns', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(imports, links, links, async (some, made, used) => {
        const [first] = bounds(some)
        const lines = ['def make():', `    made = ${first}${made}`, '    return made', 'got = make()', `got${used}`]
        await agrees([...some.map(({ text }) => text), ...lines])
      }),
      runs,
    )
  })

  it('through attributes that a class sets', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(imports, links, links, async (some, made, used) => {
        const [first] = bounds(some)
        const lines = [
          'class Trainer:',
          '    def __init__(self):',
          `        self.model = ${first}${made}`,
          '    def run(self):',
          `        self.model${used}`,
          'Trainer().run()',
        ]
        await agrees([...some.map(({ text }) => text), ...lines])
      }),
      runs,
    )
  })
})
