import { describe, expect, test } from 'vitest'
import rule from '../../../rules/training/versioned-ml-assets.ts'
import { auditFixture } from '../../helpers/audit-fixture.ts'
import { hasGit } from '../../helpers/git.ts'
import { Repository } from '../../helpers/repository.ts'

const judge = (name: string) => Repository.of(`rules/${rule.id}/${name}`).audit(rule.id)

/** The four numbers as the report names them: `data: ... (30 of 100)`. */
const partsOf = async (name: string): Promise<Record<string, number>> => {
  const { evidence } = await judge(name)
  const lines = evidence.flatMap(
    ({ message }) => /^(training code|data|models|configuration): .* \((\d+) of 100\)$/.exec(message) ?? [],
  )
  const found: Record<string, number> = {}
  for (let index = 0; index < lines.length; index += 3) found[lines[index + 1]!] = Number(lines[index + 2]) / 100
  return found
}

test('without git nobody can see what is versioned', async () => {
  const judged = await auditFixture(`rules/${rule.id}/packages-exact`, rule.id)
  expect(judged).toMatchObject({ status: 'unknown' })
})

describe.skipIf(!hasGit)('with git', () => {
  /** Numbers are those of the scale in the practice's description. */
  test.each([
    ['git-alone', { 'training code': 0.5, data: 0, models: 0, configuration: 0.2 }],
    ['packages-open', { 'training code': 0.7, configuration: 0.2 }],
    ['packages-exact', { 'training code': 0.85, configuration: 0.2 }],
    ['copies-for-versions', { 'training code': 0.75, configuration: 0.2 }],
    ['dvc-pipeline', { 'training code': 1, data: 1, models: 1, configuration: 1 }],
    ['dvc-init-alone', { 'training code': 0.5, data: 0.2, configuration: 0.2 }],
    ['dvc-remote-of-this-machine', { 'training code': 0.5, data: 0.7, configuration: 0.2 }],
    ['lists-of-pictures', { 'training code': 0.5, data: 0.3, configuration: 0.2 }],
    ['small-data-in-git', { 'training code': 0.5, data: 0.8, configuration: 0.2 }],
    ['attributes-for-line-endings', { 'training code': 0.5, data: 0, configuration: 0.2 }],
    ['data-set-without-revision', { 'training code': 0.5, data: 0.2, configuration: 0.2 }],
    ['data-set-with-revision', { 'training code': 0.5, data: 0.7, configuration: 0.2 }],
    ['model-registered', { 'training code': 0.5, models: 1, configuration: 0.2 }],
    ['registry-only-read', { 'training code': 0.5, models: 0, configuration: 0.2 }],
    ['arguments-recorded', { 'training code': 0.5, configuration: 0.7 }],
    ['archive-in-lfs', { 'training code': 0.5, data: 1, configuration: 0.2 }],
    ['project-of-mlflow', { 'training code': 0.5, data: 0.8, configuration: 0.7 }],
    ['snapshot-of-the-data', { 'training code': 0.5, data: 0.5, configuration: 0.2 }],
    ['settings-beside-the-run', { 'training code': 0.5, configuration: 0.7 }],
    ['trained-in-jobs-and-tried-out', { 'training code': 0.5, models: 1, configuration: 0.2 }],
    ['settings-in-a-checkpoint-of-its-own', { 'training code': 0.5, models: 0, configuration: 0.7 }],
    ['settings-in-the-checkpoint', { 'training code': 0.5, models: 0, configuration: 0.7 }],
    ['callback-of-ray', { 'training code': 0.5, models: 1, configuration: 0.7 }],
    ['callback-of-ray-without-the-model', { 'training code': 0.5, models: 0, configuration: 0.7 }],
    ['artifact-of-results', { 'training code': 0.5, data: 0, configuration: 0.2 }],
    ['settings-of-an-editor', { 'training code': 0.5, configuration: 0.2 }],
    ['model-of-a-hub', { 'training code': 0.5, data: 0, configuration: 0.2 }],
    ['checkpoints-of-a-session', { 'training code': 0.5, models: 0, configuration: 0.2 }],
    ['arguments-lost', { 'training code': 0.5, configuration: 0.3 }],
    ['packages-fixed-in-one-of-two', { 'training code': 0.85, configuration: 0.2 }],
    ['data-named-in-settings', { 'training code': 0.5, data: 0.8, configuration: 0.7 }],
    ['checksum-in-the-log', { 'training code': 0.5, data: 0.5, configuration: 0.2 }],
    ['settings-in-files', { 'training code': 0.5, configuration: 0.7 }],
    ['settings-in-hydra', { 'training code': 0.5, configuration: 1 }],
    ['tokenizer-of-a-test', { 'training code': 0.5, configuration: 0.2 }],
    ['settings-that-a-framework-loads', { 'training code': 0.5, configuration: 0.45 }],
    ['training-that-nobody-is-seen-to-start', { 'training code': 0.5, configuration: 0.7 }],
    ['kedro-with-data-in-git', { 'training code': 0.5, data: 0.8, configuration: 0.2 }],
    ['kedro-with-old-data-in-git', { 'training code': 0.5, data: 0.3, configuration: 0.2 }],
    ['array-beside-the-code', { 'training code': 0.5, data: 0.3, configuration: 0.2 }],
    ['kedro-project', { 'training code': 0.5, data: 0, configuration: 0.7 }],
    ['json-settings', { 'training code': 0.5, configuration: 0.7 }],
    ['kept-by-metaflow', { 'training code': 0.5, data: 0.7, models: 0.7, configuration: 0.2 }],
    // 1.0 x (0.4 + 0.6 / 2): a registry in one project of two
    ['one-project-of-two-registers', { 'training code': 0.5, models: 0.7, configuration: 0.2 }],
  ])('%s', async (name, parts) => {
    expect(await partsOf(name)).toEqual(parts)
  })

  test('the parts are weighed .25 .30 .25 .20 over those that apply', async () => {
    expect((await judge('dvc-pipeline')).score).toBe(100)
    expect((await judge('packages-exact')).score).toBeCloseTo((100 * (0.25 * 0.85 + 0.2 * 0.2)) / 0.45, 0)
  })

  test('a part that is not versioned at all caps the whole at 0.6', async () => {
    const repository = Repository.of(`rules/${rule.id}/settings-in-hydra`)
    const model = 'import joblib\n\n\ndef keep(model):\n    joblib.dump(model, "model.joblib")\n'
    repository.write({ 'requirements.txt': 'hydra-core==1.3.2\n', 'keep.py': model })
    repository.commit('Keep the model')
    repository.git('tag', 'v1')
    const { score, chain } = await repository.audit(rule.id)
    // Code 1.0 and configuration 1.0 of weights .25, .25 and .20, without data: 0.45 / 0.70 = 0.64.
    expect(score).toBe(60)
    expect(chain?.join('\n')).toContain('base 0.64: training code 1.00, models 0.00, configuration 1.00')
  })

  test('pointers of Git LFS are versioned data, the pattern alone is not', async () => {
    const repository = Repository.of(`rules/${rule.id}/small-data-in-git`)
    repository.write({ '.gitattributes': '*.parquet filter=lfs diff=lfs merge=lfs -text\n' })
    repository.commit('A pattern')
    const dataLine = async () =>
      (await repository.audit(rule.id)).evidence.find(({ message }) => message.startsWith('data: '))
    expect((await dataLine())?.message).toMatch(/\(80 of 100\)$/)
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'4d'.repeat(32)}\nsize 12345678\n`
    repository.write({ 'data/train.parquet': pointer })
    repository.commit('A pointer')
    expect((await dataLine())?.message).toMatch(/\(100 of 100\)$/)
  })

  test('a copy that stands for a version is a finding', async () => {
    const { findings } = await judge('copies-for-versions')
    expect(findings.map(({ at }) => at.path)).toEqual(['train_v2.py'])
  })
})
