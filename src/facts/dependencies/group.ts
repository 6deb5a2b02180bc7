import type { Role } from '../../model.ts'
import type { DependencyGroup } from '../types/dependencies.ts'

/** Words in names of groups, extras and files that stand for working on the code, not for running it. */
const DEVELOPMENT = new Set(
  (
    'dev devel develop development developer contrib test tests testing unittest doc docs documentation lint linting ' +
    'linter linters format formatting typing types typecheck mypy quality style ci cd build release publish ' +
    'precommit commit check checks cov coverage benchmark benchmarks tox nox tooling'
  ).split(' '),
)

/** Group of an extra or of a named group. */
export function groupOfName(name: string): DependencyGroup {
  return isDevelopment(name) ? 'development' : 'optional'
}

/** Folders whose files are for working on the code. Longer names (`style-transfer`, `longform-qa`) are projects. */
const DEVELOPMENT_FOLDER = /(^|\/)(dev|tests?|testing|docs?|ci|lint|\.github|\.circleci|\.ci)\//

/** Group of a file of its own: `requirements-dev.txt`, `docs/requirements.txt`, `requirements/test.in`. */
export function groupOfFile(path: string, role: Role): DependencyGroup {
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (DEVELOPMENT_FOLDER.test(path) || isDevelopment(name)) return 'development'
  return /(^|[-_.])(optional|extras?)([-_.]|$)/i.test(name) ? 'optional' : groupOfRole(role)
}

/** Group of what a file installs that is not named after it: a notebook. */
export function groupOfRole(role: Role): DependencyGroup {
  if (role === 'test' || role === 'docs' || role === 'ci') return 'development'
  return role === 'example' ? 'optional' : 'runtime'
}

function isDevelopment(name: string): boolean {
  return name
    .toLowerCase()
    .split(/[^a-z]+/)
    .some((word) => DEVELOPMENT.has(word))
}
