import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { ciOf } from './ci.ts'

const PATHS = [
  '.github/workflows/a.yml',
  '.gitlab-ci.yml',
  'azure-pipelines.yml',
  '.circleci/config.yml',
  '.travis.yml',
  'bitbucket-pipelines.yml',
  '.pre-commit-config.yaml',
  '.buildkite/a.yml',
  '.drone.yml',
  '.woodpecker.yml',
  'appveyor.yml',
  'cloudbuild.yaml',
  'buildspec.yml',
  '.cirrus.yml',
  '.semaphore/semaphore.yml',
  'Taskfile.yml',
]

const KEYS = (
  'on jobs steps run uses with if needs strategy matrix include runs-on push branches pull_request continue-on-error env defaults script before_script extends rules only when ' +
  'allow_failure workflow default stages stage job template parameters trigger pr schedules pool workflows filters requires orbs commands command docker executor type language install ' +
  'env python allow_failures pipelines step parallel pull-requests repos hooks id ci skip plugins group block kind test_script environment phases build test_task task blocks a test'
).split(' ')

/** What stands where a configuration expects something else. */
const leaf = fc.oneof(
  fc.constantFrom(
    'pytest',
    'make test',
    'a',
    'main',
    '${{ matrix.a }}',
    '<< parameters.a >>',
    "$CI == 'x'",
    'master',
    './a',
    '*',
    '/.*/',
  ),
  fc.constantFrom(true, false, null, 0, -1, 3.1),
  fc.string({ maxLength: 8 }),
)

const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    leaf,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('tree'), { maxKeys: 5 }),
  ),
}))

describe('configurations of any shape', () => {
  it('never end the audit', { timeout: 120_000 }, async () => {
    const rooted = fc.dictionary(fc.constantFrom(...KEYS), tree, { minKeys: 1, maxKeys: 6 })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...PATHS), rooted, async (path, root) => {
        const facts = await ciOf({ [path]: stringify(root), Makefile: 'test:\n\tpytest\n' })
        for (const { error } of facts.files) expect(error ?? '').not.toContain('could not be understood')
        expect(JSON.parse(JSON.stringify(facts))).toEqual(facts)
        for (const { gating, reason } of facts.jobs) expect(gating).toBe(reason === undefined)
      }),
      { numRuns: 80, seed: 11 },
    )
  })

  it('stay small, however often an alias repeats', async () => {
    const levels = Array.from(
      { length: 20 },
      (_, at) =>
        `a${at}: &a${at} [${
          at === 0
            ? 'pytest'
            : Array(9)
                .fill(`*a${at - 1}`)
                .join(', ')
        }]`,
    )
    const facts = await ciOf({ '.gitlab-ci.yml': `${levels.join('\n')}\njob: {script: *a19}\n` })
    expect(facts.jobs).toHaveLength(1)
    expect(facts.jobs[0]!.commands.length).toBeLessThanOrEqual(400)
  })

  it('survive an alias to what it stands in', async () => {
    expect((await ciOf({ '.gitlab-ci.yml': 'job: &a {script: [pytest], before_script: *a}' })).jobs).toHaveLength(1)
  })
})
