import { describe, expect, it } from 'vitest'
import { GATING } from '../../../src/facts/ci/effect.ts'
import { runShell } from '../../../src/facts/ci/shell/run.ts'
import type { ShellMode } from '../../../src/facts/ci/shell/state.ts'

const STOPPING: ShellMode = { errexit: true, pipefail: false }
const NOT_STOPPING: ShellMode = { errexit: false, pipefail: false }

function ran(text: string, mode = STOPPING, more: { args?: string[]; home?: string; folder?: string } = {}) {
  return runShell({ text, mode, effect: GATING, folder: '', variables: new Map(), ...more })
}

function words(text: string, mode = STOPPING): string[] {
  return ran(text, mode).map((one) => one.words.join(' '))
}

/** `program: reason`, or the program alone when it can fail the script. */
function reasons(text: string, mode = STOPPING): string[] {
  return ran(text, mode).map(({ words: [program], effect }) =>
    effect.gating ? program! : `${program}: ${effect.reason}`,
  )
}

describe('splitting of a script', () => {
  it('follows lists, pipes, groups, continued lines, comments and here-documents', () => {
    const script = `pip install . && pytest tests \\
  --cov # slow
flake8 . | tee log; (black --check .)
{ isort .; }
cat <<EOF | python -
pytest in the document
EOF
mypy src 2>&1 >/dev/null`
    expect(words(script)).toEqual([
      'pip install .',
      'pytest tests --cov',
      'flake8 .',
      'tee log',
      'black --check .',
      'isort .',
      'cat',
      'python -',
      'mypy src',
    ])
  })

  it('keeps quoted text, substitutions and expressions of CI systems as one word', () => {
    const [first] = ran(`pytest -k "a and b" 'it''s' "$(cat x y)" \${{ matrix.x || 'y z' }} $VAR`)
    expect(first!.words).toEqual(['pytest', '-k', 'a and b', 'its', '$(cat x y)', "${{ matrix.x || 'y z' }}", '$VAR'])
  })

  it('says on which line a command stands', () => {
    expect(ran('\n\npytest\n# x\nif a; then\n  mypy\nfi').map(({ line }) => line)).toEqual([2, 4, 5])
  })

  it('follows control flow: both branches, loops, cases', () => {
    const script = `if [ -n "$X" ]; then pytest; elif other; then tox; else nox; fi
for d in a b; do pylint $d; done
while read x; do mypy; done < list
case $1 in a|b) black .;; *) ruff check;; esac`
    expect(words(script)).toEqual(['pytest', 'other', 'tox', 'nox', 'pylint $d', 'mypy', 'black .', 'ruff check'])
  })

  it('runs functions where they are called, with their arguments', () => {
    expect(words('retry() { "$@" || "$@"; }\nretry pytest -x\nunused() { tox; }')).toEqual(['pytest -x', 'pytest -x'])
  })

  it('ends functions that call themselves', () => {
    expect(words('f() { pytest; f; }\nf').length).toBeLessThan(10)
  })

  it('puts in variables that the script sets, as words when they are not quoted', () => {
    expect(ran('OPTIONS="-m pytest -v"\npython $OPTIONS "$OPTIONS"').map((one) => one.words)).toEqual([
      ['python', '-m', 'pytest', '-v', '-m pytest -v'],
    ])
  })

  it('follows folders, and forgets those of a subshell', () => {
    const folders = ran('cd docs && make html\ncd ..\n(cd sub; tox)\npytest\ncd $SOMEWHERE\nnox').map(
      ({ folder }) => folder,
    )
    expect(folders).toEqual(['docs', 'sub', '', undefined])
  })

  it('knows the folder of the script itself', () => {
    const script =
      'cd "$(dirname "$0")/.."\npytest\nHERE="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"\nbash $HERE/run.sh'
    const [tests, run] = ran(script, STOPPING, { home: 'ci/scripts', folder: '' })
    expect(tests!.folder).toBe('ci')
    expect(run!.words[1]).toBe('$HERE/run.sh')
    expect(run!.variables.get('HERE')).toBe('~/repo/ci/scripts')
  })

  it('leaves what steers the shell alone, and takes commands out of assignments', () => {
    expect(words('set -x; export A=1; [ -f x ] && trap y EXIT\nV=$(python setup.py --version)')).toEqual([
      'python setup.py --version',
    ])
  })

  it('does not fail on anything that is no script', () => {
    for (const text of [
      '((((',
      'if if if',
      "'",
      '"$(',
      '))))',
      'fi done esac',
      '<<<',
      '<<',
      'a <<EOF',
      '&& ||',
      '; ;;',
      '${',
      'case',
      'for',
      'f() f()',
    ])
      expect(() => ran(text)).not.toThrow()
    expect(() => ran('('.repeat(5000) + ')'.repeat(5000))).not.toThrow()
    expect(() => ran('{ '.repeat(5000))).not.toThrow()
    expect(() => ran('if a; then '.repeat(5000))).not.toThrow()
  })
})

/** Runs each command and goes on; the script fails in the end when one of them did. */
const COUNTING = `failed=0
step() {
  printf '== %s\\n' "$1"
  shift
  code=0
  "$@" || code=$?
  if [ "$code" -ne 0 ]; then failed=$((failed + 1)); fi
}
step title pytest -q
[ "$failed" -eq 0 ]`

/** What Bash does is checked against Bash in shell-against-bash.test.ts; here are the reasons that are given. */
describe('reasons why a failure is lost', () => {
  it.each([
    ['pytest || true', 'pytest: `|| true` follows it'],
    ['pytest || echo failed', 'pytest: `|| echo failed` follows it'],
    ['pytest || :', 'pytest: `|| :` follows it'],
    ['pytest | tee log', 'pytest: its status is lost in a pipe: `pipefail` is not set'],
    ['pytest &', 'pytest: it runs in the background and nothing waits for it'],
    ['if pytest; then echo good; fi', 'pytest: its status is only tested by an `if`'],
    ['set +e\npytest\necho done', 'pytest: `set +e` stands before it'],
  ])('%s', (script, reason) => {
    expect(reasons(script)[0]).toBe(reason)
  })

  it('says when a script without -e goes on', () => {
    expect(reasons('flake8 .\npytest', NOT_STOPPING)).toEqual([
      'flake8: the commands after it decide the result: the shell does not stop at errors (`set -e` would)',
      'pytest',
    ])
    expect(reasons('flake8 .\nexit 0', NOT_STOPPING)).toEqual(['flake8: `exit 0` ends the script'])
  })

  it.each([
    ['a second try', 'pytest || pytest --lf'],
    ['an exit that fails', 'pytest || exit 1'],
    ['an exit after a message', 'pytest || { echo failed; exit 1; }'],
    ['pipefail', 'set -o pipefail\npytest | tee log'],
    ['a status that is kept and given back', 'pytest || status=$?\necho done\nexit $status'],
    ['a test that leads to an exit', 'if ! pytest; then exit 1; fi'],
    ['a flag that is looked at', 'if ! pytest; then FAILED=1; fi\nexit $FAILED'],
    ['a count of failures in a function', COUNTING],
    ['a status that a function keeps', 'try() { "$@" || bad=$?; }\ntry pytest\necho done\nexit ${bad:-0}'],
    ['a job that is waited for', 'pytest &\nwait $!'],
    ['an exit status that is asked for', 'set +e\npytest\nif [ $? -ne 0 ]; then exit 1; fi\necho ok'],
  ])('keeps the failure with %s', (_, script) => {
    const [first] = ran(script)
    expect(first!.effect).toMatchObject({ gating: true })
  })

  it.each([['a status that is only told', 'pytest || code=$?\nif [ "$code" -ne 0 ]; then echo bad; fi\necho done']])(
    'loses the failure with %s',
    (_, script) => {
      const [first] = ran(script)
      expect(first!.effect).toMatchObject({ gating: false, reason: '`|| code=$?` follows it' })
    },
  )

  it('knows the arguments of a function after a shift', () => {
    expect(words(COUNTING, NOT_STOPPING)).toEqual(['printf == %s\\n title', 'pytest -q'])
    expect(ran(COUNTING).map(({ text }) => text)[1]).toBe('pytest -q')
    expect(words('f() { shift 2; "$@"; }\nf a b mypy src')).toEqual(['mypy src'])
  })

  it('leaves it open what an unknown command makes of a failure', () => {
    expect(ran('pytest || ./report.sh')[0]!.effect).toEqual({
      runs: 'on-change',
      gating: true,
      doubt: '`|| ./report.sh` follows it',
    })
  })

  it('says under which condition a command is reached', () => {
    expect(ran('if [ -n "$FULL" ]; then pytest; fi')[0]!.effect.doubt).toBe('it runs only when `[ -n "$FULL" ]`')
  })
})

describe('PowerShell and cmd', () => {
  const windows: ShellMode = { errexit: false, pipefail: false, flat: true }
  it('are read line by line, with backslashes as they are', () => {
    expect(words('%PYTHON%\\python.exe -m pytest & exit 0', windows)).toEqual(['%PYTHON%/python.exe -m pytest'])
    expect(words('if ($x) {\n pytest `\n  tests\n}', windows)).toContain('pytest tests')
  })
})
