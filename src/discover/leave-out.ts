import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readHead } from './read.ts'

/** Names that mean the same everywhere: version control, installed packages, caches of tools. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  '.hg': 'version control',
  '.svn': 'version control',
  '.bzr': 'version control',
  '.jj': 'version control',
  node_modules: 'installed packages',
  bower_components: 'installed packages',
  'site-packages': 'installed packages',
  __pypackages__: 'installed packages',
  '.eggs': 'installed packages',
  '.venv': 'virtual environment',
  '.virtualenv': 'virtual environment',
  '.direnv': 'virtual environment',
  '.pixi': 'virtual environment',
  __pycache__: 'compiled Python files',
  '.mypy_cache': 'cache of mypy',
  '.dmypy': 'cache of mypy',
  '.ruff_cache': 'cache of ruff',
  '.pytest_cache': 'cache of pytest',
  '.pytype': 'cache of pytype',
  '.pyre': 'cache of pyre',
  '.hypothesis': 'cache of hypothesis',
  '.tox': 'environments of tox',
  '.nox': 'environments of nox',
  '.ipynb_checkpoints': 'checkpoints of Jupyter',
  '.cache': 'cache',
  '.yarn': 'cache of yarn',
  '.gradle': 'cache of gradle',
  '.terraform': 'cache of terraform',
  '.dvc/cache': 'cache of DVC',
  '.dvc/tmp': 'cache of DVC',
}

/** First line of a CACHEDIR.TAG file: https://bford.info/cachedir/ */
const CACHE_SIGNATURE = 'Signature: 8a477f597d28d172789f06886806bc55'

/**
 * Why a folder is not walked, or undefined when it is. By name where the name says it all; virtual environments and
 * caches also by the files they hold, whatever they are called.
 */
export function reasonToLeaveOut(name: string, parent: string): string | undefined {
  if (name.endsWith('.egg-info') || name.endsWith('.dist-info')) return 'metadata of an installed package'
  return Object.hasOwn(LEFT_OUT, name) ? LEFT_OUT[name] : LEFT_OUT[`${parent}/${name}`]
}

/** The same by what the folder holds. `names` are those of its entries. */
export function reasonByContent(folder: string, names: ReadonlySet<string>): string | undefined {
  if (names.has('pyvenv.cfg')) return 'virtual environment (it holds pyvenv.cfg)'
  if (names.has('conda-meta')) return 'conda environment (it holds conda-meta)'
  if (isBareVirtualenv(folder, names)) return 'virtual environment (it holds bin/activate and lib/python)'
  if (names.has('CACHEDIR.TAG') && readHead(join(folder, 'CACHEDIR.TAG'), 64)?.startsWith(CACHE_SIGNATURE)) {
    return 'cache (it holds CACHEDIR.TAG)'
  }
  return undefined
}

/** Environments of old virtualenv versions have no pyvenv.cfg. */
function isBareVirtualenv(folder: string, names: ReadonlySet<string>): boolean {
  if (names.has('bin') && names.has('lib')) {
    return holds(join(folder, 'bin'), 'activate') && holds(join(folder, 'lib'), /^python\d/)
  }
  return names.has('Scripts') && names.has('Lib') && holds(join(folder, 'Scripts'), 'activate.bat')
}

function holds(folder: string, wanted: string | RegExp): boolean {
  try {
    return readdirSync(folder).some((name) => (typeof wanted === 'string' ? name === wanted : wanted.test(name)))
  } catch {
    return false
  }
}
