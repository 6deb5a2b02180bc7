import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editToml } from '../../src/config/attestations/edit-toml.ts'
import { editYaml } from '../../src/config/attestations/edit-yaml.ts'
import { putAttestation } from '../../src/config/attestations/put.ts'
import { attestationsOf, loadConfig } from '../../src/config/index.ts'
import type { Attestation } from '../../src/model.ts'
import { makeTree } from '../helpers/tree.ts'

const ANSWER: Attestation = {
  practice: 'static-analysis',
  level: 'mostly',
  by: 'lead',
  on: '2026-01-01',
  expires: '2027-01-01',
}

const YAML = `# who we are
preset: se-ml # limits
exclude:
  - legacy/ # until May

# answers
attestations:
  # asked in spring
  - practice: coding/static-analysis
    level: partially
    by: lead
    on: 2025-03-01
  - practice: regression-tests
    level: completely # all of them
    by: lead
    on: 2025-03-01
workers: 2
`

const TOML = `[project]
name = "churn"  # for customers

[[tool.se-ml.attestations]]
practice = "static-analysis"
level = "partially"
by = "lead"
on = 2025-03-01

# the end
[tool.black]
line-length = 100
`

describe('an attestation in YAML', () => {
  it('begins a configuration', () => {
    expect(editYaml('', ANSWER)).toBe(
      `attestations:
  - practice: static-analysis
    level: mostly
    by: lead
    on: 2026-01-01
    expires: 2027-01-01
`,
    )
  })

  it('takes the place of an older one; comments and all else stay', () => {
    const edited = editYaml(YAML, ANSWER)
    for (const [comment] of YAML.matchAll(/#.*/g)) expect(edited).toContain(comment)
    expect(edited).toBe(
      YAML.replace('coding/static-analysis', 'static-analysis')
        .replace('partially', 'mostly')
        .replace('2025-03-01', '2026-01-01\n    expires: 2027-01-01'),
    )
  })

  it('is added behind the others', () => {
    const edited = editYaml(YAML, { ...ANSWER, practice: 'continuous-integration' })
    expect(edited).toMatch(/completely # all of them[\s\S]*continuous-integration[\s\S]*workers: 2\n$/)
  })
})

describe('an attestation in pyproject.toml', () => {
  it('is a table at its end; no other line changes', () => {
    const edited = editToml(TOML, { ...ANSWER, practice: 'regression-tests' })
    expect(edited.startsWith(TOML)).toBe(true)
    expect(edited.slice(TOML.length)).toBe(
      '\n[[tool.se-ml.attestations]]\npractice = "regression-tests"\nlevel = "mostly"\nby = "lead"\non = "2026-01-01"\nexpires = "2027-01-01"\n',
    )
  })

  it('takes the place of an older one', () => {
    const edited = editToml(TOML, ANSWER)
    expect(edited.match(/static-analysis/g)).toHaveLength(1)
    expect(edited).toContain('level = "mostly"')
    expect(edited).toContain('\n\n# the end\n[tool.black]\nline-length = 100\n')
  })
})

describe('putting an attestation', () => {
  const text = fc.string({ unit: 'binary', minLength: 1 }).filter((one) => /\S/.test(one))

  it.each([
    ['.se-ml.yml', YAML],
    ['pyproject.toml', TOML],
  ])('into %s reads back as it was given, whatever people type', async (name, config) => {
    const root = makeTree({ [name]: config })
    await fc.assert(
      fc.asyncProperty(text, text, async (by, note) => {
        writeFileSync(join(root, name), config)
        const answer = { ...ANSWER, by, note }
        const { file, text: edited } = putAttestation(root, answer)
        expect(file).toBe(join(root, name))
        writeFileSync(file, edited)
        const read = attestationsOf(await loadConfig(root)).attestations
        expect(read?.[0]).toEqual(answer)
      }),
      { numRuns: 300 },
    )
  })

  it('makes .se-ml.yml where there is no configuration', () => {
    const root = makeTree({ 'a.py': '' })
    expect(putAttestation(root, ANSWER).file).toBe(join(root, '.se-ml.yml'))
  })

  it('refuses what it cannot write without changing something else', () => {
    const root = makeTree({
      'pyproject.toml':
        '[tool.se-ml]\nattestations = [{practice = "regression-tests", level = "mostly", by = "a", on = "2025-01-01"}]\n',
    })
    expect(() => putAttestation(root, ANSWER)).toThrow(/pyproject\.toml/)
  })
})
