import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { discover } from '../../src/discover/index.ts'
import { AuditError } from '../../src/errors.ts'
import { git, hasGit } from '../helpers/git.ts'
import { addFiles, makeTree, type TreeEntries } from '../helpers/tree.ts'

const NOTHING = { exclude: [], roles: [] }

/** Nothing is closed to root, so its tests run as nobody. */
async function asAnybody(test: () => Promise<void>): Promise<void> {
  const isRoot = process.geteuid?.() === 0
  if (isRoot) process.seteuid?.(65534)
  try {
    await test()
  } finally {
    if (isRoot) process.seteuid?.(0)
  }
}

async function paths(root: string, options = NOTHING as Parameters<typeof discover>[1]): Promise<string[]> {
  return (await discover(root, options)).files.map(({ path }) => path)
}

function listOf(entries: TreeEntries): Promise<string[]> {
  return paths(makeTree(entries))
}

describe('what is left out', () => {
  it('leaves out environments by what they hold, whatever they are called', async () => {
    const root = makeTree({
      'main.py': '',
      'my-python/pyvenv.cfg': 'home = /usr/bin',
      'my-python/lib/python3.11/site.py': '',
      'conda/conda-meta/history': '',
      'conda/x.py': '',
      'old/bin/activate': '',
      'old/lib/python2.7/os.py': '',
      'env/__init__.py': '',
      'env/cart_pole.py': '',
      'venv/readme.md': '',
    })
    const { files, leftOut } = await discover(root, NOTHING)
    expect(files.map(({ path }) => path)).toEqual(['env/__init__.py', 'env/cart_pole.py', 'main.py', 'venv/readme.md'])
    expect(leftOut).toEqual([
      { path: 'conda', reason: 'conda environment (it holds conda-meta)' },
      { path: 'my-python', reason: 'virtual environment (it holds pyvenv.cfg)' },
      { path: 'old', reason: 'virtual environment (it holds bin/activate and lib/python)' },
    ])
  })

  it('leaves out caches, installed packages and version control', async () => {
    expect(
      await listOf({
        'a.py': '',
        '__pycache__/a.cpython-311.pyc': '',
        'node_modules/x/index.js': '',
        '.ipynb_checkpoints/a-checkpoint.ipynb': '',
        '.hg/store': '',
        '.tox/py/x.py': '',
        '.mypy_cache/x.json': '',
        '.dvc/config': '',
        '.dvc/cache/ab/cd': '',
        '.dvc/tmp/lock': '',
        'a.egg-info/PKG-INFO': '',
        'store/CACHEDIR.TAG': 'Signature: 8a477f597d28d172789f06886806bc55\n# x',
        'store/x.py': '',
        'no-store/CACHEDIR.TAG': 'something else',
        'no-store/x.py': '',
      }),
    ).toEqual(['.dvc/config', 'a.py', 'no-store/CACHEDIR.TAG', 'no-store/x.py'])
  })

  it('leaves out what the configuration excludes, seen from its folder', async () => {
    const root = makeTree({ 'a/x.py': '', 'a/y.py': '', 'b/x.py': '', 'b/c/x.py': '' })
    expect(await paths(root, { exclude: ['/a/x.py', 'c/'], roles: [] })).toEqual(['a/y.py', 'b/x.py'])
    expect(await paths(join(root, 'a'), { exclude: ['/a/x.py'], roles: [], base: 'a' })).toEqual(['y.py'])
    expect(await paths(join(root, 'a'), { exclude: ['/x.py'], roles: [], base: 'a' })).toEqual(['x.py', 'y.py'])
  })
})

describe('links', () => {
  it('counts each file once, where it stands', async () => {
    const root = makeTree({
      'src/a.py': '',
      'again.py': { link: 'src/a.py' },
      again: { link: 'src' },
      'src/loop': { link: '..' },
      self: { link: 'self' },
      nowhere: { link: 'missing' },
    })
    const { files, skipped, leftOut } = await discover(root, NOTHING)
    expect(files.map(({ path }) => path)).toEqual(['src/a.py'])
    expect(skipped).toEqual([])
    expect(leftOut.map(({ path }) => path)).toEqual(['again', 'again.py', 'nowhere', 'self', 'src/loop'])
  })

  it('does not follow those that leave the folder, and says so', async () => {
    const outside = makeTree({ 'secret.py': '' }, 'outside')
    const root = makeTree({ 'a.py': '', data: { link: outside }, 'b.py': { link: join(outside, 'secret.py') } })
    const { files, skipped } = await discover(root, NOTHING)
    expect(files.map(({ path }) => path)).toEqual(['a.py'])
    expect(skipped).toEqual([
      { path: 'b.py', reason: 'a link out of the audited folder: not followed' },
      { path: 'data', reason: 'a link out of the audited folder: not followed' },
    ])
  })

  it('is not misled by a folder whose name starts like the audited one', async () => {
    const root = makeTree({ 'project/a.py': '', 'project-2/b.py': '', 'project/out': { link: '../project-2' } })
    expect((await discover(join(root, 'project'), NOTHING)).skipped).toHaveLength(1)
  })

  it('audits a folder that is named by a link', async () => {
    const root = makeTree({ 'real/a.py': '', link: { link: 'real' } })
    expect(await paths(join(root, 'link'))).toEqual(['a.py'])
  })

  it('reads no .gitignore through a link', async () => {
    const outside = makeTree({ rules: '*.py' }, 'outside')
    expect(await listOf({ 'a.py': '', '.gitignore': { link: join(outside, 'rules') } })).toEqual(['a.py'])
  })
})

describe('the audited folder', () => {
  it('may be given relative, with a slash at its end, with dots', async () => {
    const root = makeTree({ 'a/b.py': '' })
    for (const given of [`${root}/`, `${root}/a/..`, relative(process.cwd(), root)]) {
      expect(await paths(given)).toEqual(['a/b.py'])
    }
  })

  it('must be there, and a folder', async () => {
    const root = makeTree({ 'a.py': '' })
    await expect(discover(join(root, 'b'), NOTHING)).rejects.toThrow(AuditError)
    await expect(discover(join(root, 'b'), NOTHING)).rejects.toThrow(/no such folder/)
    await expect(discover(join(root, 'a.py'), NOTHING)).rejects.toThrow(/not a folder/)
    await expect(discover(join(root, 'a.py', 'x'), NOTHING)).rejects.toThrow(AuditError)
  })

  it('must be readable; other folders that are not are listed', async () => {
    const root = makeTree({ 'a.py': '', 'closed/b.py': '' })
    chmodSync(dirname(root), 0o755)
    chmodSync(join(root, 'closed'), 0)
    await asAnybody(async () => {
      expect((await discover(root, NOTHING)).skipped).toEqual([
        { path: 'closed', reason: 'the folder cannot be read (EACCES)', lost: true },
      ])
      await expect(discover(join(root, 'closed'), NOTHING)).rejects.toThrow(AuditError)
    })
    chmodSync(join(root, 'closed'), 0o755)
  })

  it('obeys the .gitignore files above it in the work tree', async () => {
    const root = makeTree({
      '.git/info/exclude': '*.log',
      '.gitignore': 'out/\n/part/top.py\nother.py',
      'part/.gitignore': '!other.py',
      'part/top.py': '',
      'part/other.py': '',
      'part/a.log': '',
      'part/out/x.py': '',
      'part/in/a.py': '',
    })
    expect(await paths(join(root, 'part'))).toEqual(['.gitignore', 'in/a.py', 'other.py'])
    expect(await paths(join(root, 'part', 'in'))).toEqual(['a.py'])
    expect(await paths(join(root, 'part', 'out'))).toEqual(['x.py'])
  })

  it('obeys no .gitignore beyond the work tree', async () => {
    const root = makeTree({ '.gitignore': '*.py', 'work/.git/HEAD': '', 'work/a.py': '' })
    expect(await paths(join(root, 'work'))).toEqual(['a.py'])
  })

  it.skipIf(!hasGit)('finds info/exclude of a linked work tree', async () => {
    const root = makeTree({ 'main/a.py': '' })
    git(join(root, 'main'), 'init', '-q')
    git(join(root, 'main'), 'add', '.')
    git(join(root, 'main'), 'commit', '-qm', 'x')
    git(join(root, 'main'), 'worktree', 'add', '-q', '../linked')
    addFiles(root, { 'main/.git/info/exclude': 'b.py', 'linked/b.py': '', 'linked/c.py': '' })
    expect(await paths(join(root, 'linked'))).toEqual(['a.py', 'c.py'])
  })
})

describe('hostile trees', () => {
  it('walks 500 levels', async () => {
    const root = makeTree({})
    const deep = Array.from({ length: 500 }, () => 'd').join('/')
    mkdirSync(join(root, deep), { recursive: true })
    writeFileSync(join(root, deep, 'a.py'), '')
    expect(await paths(root)).toEqual([`${deep}/a.py`])
  })

  it('keeps names as they are', async () => {
    const names = [
      'a\nb.py',
      'a\u001b[31m.py',
      '\u202ea.py',
      'ü.py',
      '日本.py',
      ' .py',
      '-rf.py',
      'a\\b.py',
      '\u{1F600}.py',
    ]
    const root = makeTree(Object.fromEntries(names.map((name) => [name, ''])))
    expect((await paths(root)).sort()).toEqual(names.sort())
  })

  it('orders by code units, folders and files alike', async () => {
    const root = makeTree({ 'b.py': '', 'B.py': '', 'a/z.py': '', 'a.py': '', 'a-b.py': '', 'é.py': '' })
    expect(await paths(root)).toEqual(['B.py', 'a-b.py', 'a.py', 'a/z.py', 'b.py', 'é.py'])
  })

  it('goes past pipes without opening them', async () => {
    const root = makeTree({ 'a.py': '' })
    execFileSync('mkfifo', [join(root, 'b.py'), join(root, '.gitignore'), join(root, 'setup.py')])
    const { files, leftOut } = await discover(root, NOTHING)
    expect(files.map(({ path }) => path)).toEqual(['a.py'])
    expect(leftOut).toHaveLength(3)
  })

  it('lists 10,000 files in a moment', async () => {
    const root = makeTree({ '.gitignore': '*.log\n/x\n'.repeat(50) })
    for (let folder = 0; folder < 100; folder++) {
      const entries = Array.from({ length: 100 }, (_, n) => [`f${folder}/m${n}.py`, 'x = 1\n'])
      addFiles(root, Object.fromEntries(entries))
    }
    const started = performance.now()
    expect(await paths(root)).toHaveLength(10_001)
    expect(performance.now() - started).toBeLessThan(3000)
  })

  it('survives a .gitignore of 100,000 lines', async () => {
    const rules = Array.from({ length: 100_000 }, (_, n) => `*x${n}*`).join('\n')
    const started = performance.now()
    expect(await listOf({ '.gitignore': rules, 'a.py': '' })).toEqual(['.gitignore', 'a.py'])
    expect(performance.now() - started).toBeLessThan(3000)
  })
})
