import { describe, expect, it } from 'vitest'
import { readSetupPy } from '../../../src/facts/dependencies/setupPy.ts'

const read = (text: string) => {
  const { declared, references, problems } = readSetupPy(text, 'setup.py')
  return {
    declared: declared.map(({ name, spec, group, groupName, at }) =>
      [name + spec, groupName === undefined ? group : `${group}[${groupName}]`, at.line].join(' '),
    ),
    references: references.map(({ path }) => path),
    problems: problems.map(({ at, reason }) => [at.line, reason]),
  }
}

describe('setup.py', () => {
  it.each([
    ['a list', 'setup(install_requires=["a>=1", \'b\'])', ['a>=1 runtime 1', 'b runtime 1']],
    ['a tuple', 'setup(install_requires=("a",))', ['a runtime 1']],
    ['a string of lines', 'setup(install_requires="""\na\nb\n""")', ['a runtime 2', 'b runtime 3']],
    ['a variable', 'REQ = [\n  "a",\n]\nsetup(install_requires=REQ)', ['a runtime 2']],
    ['sums', 'A = ["a"]\nsetup(install_requires=A + ["b"])', ['b runtime 2', 'a runtime 1']],
    ['additions', 'A = ["a"]\nif x:\n    A += ["b"]\nA.append("c")\nsetup(install_requires=A)', 3],
    ['strings side by side', 'setup(install_requires=["a" ">=1"])', ['a>=1 runtime 1']],
    ['an f-string', 'setup(install_requires=[f"a=={V}"])', ['a== runtime 1']],
    ['a dictionary of arguments', 'kw = {"install_requires": ["a"]}\nsetup(**kw)', ['a runtime 1']],
    ['extras', 'setup(extras_require={"dev": ["a"], "gpu": B, **C})\n', ['a development[dev] 1']],
    ['entries set one by one', 'E = {}\nE["dev"] = ["a"]\nsetup(extras_require=E)', ['a development[dev] 2']],
    [
      'a look-up by name',
      'L = ["a>1", "b"]\nd = {k: v for v in L}\nsetup(install_requires=[d["a"]])',
      ['a>1 runtime 3'],
    ],
    [
      'names that a function looks up',
      'L = ["a>1", "b"]\nE = {}\nE["dev"] = pick("a", "b")\nsetup(extras_require=E)',
      2,
    ],
    ['a name with a marker', 'd = {}\nsetup(install_requires=[d["a"] + ";python_version<\'3.8\'"])', ['a runtime 2']],
    ['a spread', 'A = ["a"]\nsetup(install_requires=[*A, "b"])', 2],
    ['comments and strings that hold brackets', '# ]\nsetup(x="](", install_requires=["a", # "no"\n "b"])', 2],
  ])('reads %s', (_, text, expected) => {
    const { declared, problems } = read(text)
    expect(typeof expected === 'number' ? declared.length : declared).toEqual(expected)
    expect(problems).toEqual([])
  })

  it.each([
    ['setup(install_requires=open("deps.txt").read().splitlines())', 'deps.txt'],
    ['setup(install_requires=parse("requirements/base.txt"))', 'requirements/base.txt'],
    [
      'def deps():\n    with open("r.txt") as f:\n        return f.readlines()\n\nsetup(install_requires=deps())',
      'r.txt',
    ],
    ['with open("r.txt") as f:\n    R = f.read()\nsetup(install_requires=R)', 'r.txt'],
  ])('follows the file of %s', (text, path) => {
    expect(read(text).references).toEqual(path === undefined ? [] : [path])
  })

  it('says what it cannot read', () => {
    expect(read('setup(\n  install_requires=compute())').problems).toEqual([
      [2, 'install_requires is computed: it cannot be read without running setup.py'],
    ])
    expect(read('setup(install_requires=[])').problems).toEqual([])
  })

  it('ends for names that use each other, and for doubling ones', () => {
    expect(read('a = b\nb = a + ["x"]\nsetup(install_requires=a)').declared).toEqual(['x runtime 2'])
    const doubling = Array.from({ length: 60 }, (_, n) => `v${n + 1} = v${n} + v${n}`).join('\n')
    expect(read(`v0 = ["x"]\n${doubling}\nsetup(install_requires=v60)`).problems).toBeDefined()
  })
})
