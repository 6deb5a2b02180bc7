import { describe, expect, it } from 'vitest'
import { unwrap } from '../../../src/facts/ci/command/unwrap.ts'

function run(text: string): string {
  const { program, args } = unwrap(text.split(' '))
  return [program, ...args].join(' ')
}

describe('the command that really runs', () => {
  it.each([
    ['pytest -q', 'pytest -q'],
    ['python -m pytest tests', 'pytest tests'],
    ['.venv/bin/python3.9 train.py', 'python train.py'],
    ['poetry run pytest', 'pytest'],
    ['uv run pytest -x', 'pytest -x'],
    ['poetry run coverage run -m pytest tests', 'pytest tests'],
    ['sudo pip3 install .', 'pip install .'],
    ['xvfb-run python -m unittest', 'unittest'],
    ['time make test', 'make test'],
  ])('of `%s` is `%s`', (text, real) => {
    expect(run(text)).toBe(real)
  })

  it('names what was taken off, outermost first', () => {
    expect(unwrap('sudo poetry run pytest'.split(' ')).wrappers).toEqual(['sudo', 'poetry run'])
  })
  it('keeps variables that are set before it', () => {
    expect(unwrap(['CI=1', 'pytest']).assignments).toContain('CI=1')
  })
  it('leaves a program that may keep tasks, when asked to', () => {
    expect(unwrap(['pdm', 'run', 'test'], new Set(['pdm'])).program).toBe('pdm')
  })
  it('reads the script of a shell, and whether it stops at errors', () => {
    const { inner } = unwrap(['bash', '-ec', 'ruff check . ; pytest'])
    expect(inner).toEqual({ text: 'ruff check . ; pytest', errexit: true, pipefail: false })
  })
  it('ends, however many wrappers there are', () => {
    expect(unwrap([...Array<string>(1000).fill('sudo'), 'pytest']).wrappers.length).toBeLessThan(50)
  })
})
