import fc from 'fast-check'
import { expect, test } from 'vitest'
import { redact } from '../../src/untrusted/redact.ts'
import { FORMED, hex, random } from '../facts/secrets/made.ts'

test.each([...Object.entries(FORMED), ['hexadecimal', hex(40)], ['random', random(40)]])('hides %s', (_, secret) => {
  expect(redact(`runs \`login ${secret} now\` in a job`)).not.toContain(secret.slice(4, 16))
})

test.each([
  'tests run (pytest -x --cov=src) in job "test", on pull requests and pushes; it can fail the change',
  'deploys by itself: `gcloud run deploy churn --image europe-west1-docker.pkg.dev/project/churn:v1.2.3`',
  'mlops_zoomcamp/06-best-practices/code/integraton-test/test_docker_v2.py is used in 12 places; split it',
  '`sklearn.ensemble.HistGradientBoostingClassifier.fit` trains, and in 2 more places',
  'load what `StableDiffusion3ControlNetPipeline.from_pretrained` needs',
  'image nvcr.io/nvidia/tritonserver:25.02-py3 is run',
])('leaves %s', (sentence) => {
  expect(redact(sentence)).toBe(sentence)
})

test('names and passwords in addresses', () => {
  expect(redact('pip install --index-url https://me:pass@example.org/simple')).toBe(
    'pip install --index-url https://[hidden]@example.org/simple',
  )
})

test('a quotation that was cut in the middle of a secret shows none of it', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.values(FORMED).filter((one) => /^.{1,9}\d/.test(one)), hex(40)),
      fc.integer({ min: 22, max: 40 }),
      (secret, length) => {
        const shown = redact(`runs \`${`login ${secret}`.slice(0, length)}…\``)
        expect(shown).not.toContain(secret.slice(8, 16))
      },
    ),
  )
})
