import { describe, expect, it } from 'vitest'
import { replaceVariables } from '../../../src/facts/ci/expand/make/variables.ts'

const of = (text: string, variables: Readonly<Record<string, string>>) =>
  replaceVariables(text, new Map(Object.entries(variables)))

describe('variables of a Makefile, by the GNU make manual', () => {
  it('are written in round or curly brackets', () => {
    expect(of('$(PYTHON) -m ${RUNNER}', { PYTHON: 'python3', RUNNER: 'pytest' })).toBe('python3 -m pytest')
  })
  it('may be made of others', () => {
    expect(of('$(TEST)', { TEST: '$(PYTHON) -m pytest', PYTHON: 'python3' })).toBe('python3 -m pytest')
  })
  it('name the target and its first prerequisite', () => {
    expect(of('ruff check $< > $@', { '@': 'lint', '<': 'src' })).toBe('ruff check src > lint')
  })
  it('leave two dollars as the one that the shell sees', () => {
    expect(of('echo $$HOME', {})).toBe('echo $HOME')
    expect(of('echo $$(pwd)', { pwd: 'never' })).toBe('echo $(pwd)')
  })
  it('stay as they are when they come from elsewhere', () => {
    expect(of('$(MAKEFLAGS) $(call run,tests)', {})).toBe('$(MAKEFLAGS) $(call run,tests)')
  })
  it('end where one is made of itself', () => {
    expect(of('$(A)', { A: '$(A)' })).toBe('$(A)')
    expect(of('$(A)', { A: '$(A) $(A)' }).length).toBeLessThan(10_000)
  })
})
