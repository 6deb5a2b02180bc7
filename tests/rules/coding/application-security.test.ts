import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import rule from '../../../rules/coding/application-security.ts'
import { rules } from '../../../rules/index.ts'
import { audit } from '../../../src/audit.ts'
import {
  codeQualityReport,
  findingsCsv,
  githubAnnotations,
  jsonReport,
  junitReport,
  markdownReport,
  planReport,
  sarifReport,
  textReport,
} from '../../../src/index.ts'
import { FORMED, hex } from '../../facts/secrets/made.ts'
import { auditFixture } from '../../helpers/audit-fixture.ts'
import { Repository } from '../../helpers/repository.ts'

const judge = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

/** Start 0.3, scans 0.15 each, endpoint 0.15, loading 0.1; findings 0.4, 0.2 and 0.05 (practices.md). */
test.each([
  ['nothing-set-up', 30, 'partially'],
  ['placeholders-and-environment', 30, 'partially'],
  ['eval-of-a-model', 30, 'partially'],
  ['own-cache-pickled', 30, 'partially'],
  ['all-scans-in-ci', 75, 'completely'],
  ['scans-that-cannot-fail', 60, 'mostly'],
  ['scans-by-hooks-and-service', 60, 'mostly'],
  ['javascript-without-scans', 30, 'partially'],
  ['audited-by-npm', 45, 'partially'],
  ['security-plugin-of-eslint', 40, 'partially'], // 0.3 + 0.67 x 0.15
  ['guarded-endpoint', 45, 'partially'],
  ['views-with-permissions', 45, 'partially'],
  ['users-without-permissions', 30, 'partially'],
  ['root-in-two-serving-containers', 25, 'partially'],
  ['weights-only', 40, 'partially'],
  ['downloaded-pickle', 0, 'not-at-all'],
  ['unsafe-yaml', 25, 'partially'],
  ['safe-yaml', 30, 'partially'],
  ['eval-of-a-request', 0, 'not-at-all'],
  ['eval-in-a-script', 30, 'partially'],
  ['cors-for-all-with-credentials', 0, 'not-at-all'],
  ['query-put-together', 0, 'not-at-all'],
  ['query-with-parameters', 30, 'partially'],
  ['query-in-a-script', 30, 'partially'],
  ['shell-of-a-request', 0, 'not-at-all'],
  ['shell-with-a-list', 30, 'partially'],
  ['certificates-not-checked', 25, 'partially'],
  ['debug-server', 25, 'partially'],
  ['remote-code-trusted', 25, 'partially'],
  ['remote-code-of-a-revision', 30, 'partially'],
  ['root-in-a-serving-container', 20, 'partially'],
  ['root-in-a-training-container', 30, 'partially'],
  ['serving-container-with-a-user', 30, 'partially'],
  ['packages-from-anywhere', 25, 'partially'],
  ['notebook-server-without-a-token', 25, 'partially'],
])('%s: %d, %s', async (name, score, level) => {
  const { reason, ...judged } = await judge(name)
  expect({ score: judged.score, level: judged.level, reason }).toEqual({ score, level, reason: undefined })
})

test('findings say what to do, with the place', async () => {
  const [pickle] = (await judge('downloaded-pickle')).findings
  expect(pickle).toMatchObject({ at: { path: 'model.py', line: 7 }, risk: 'high' })
  expect(pickle?.message).toContain('weights_only=True')
})

test('the advice fits the language of the code', async () => {
  expect((await judge('nothing-set-up')).nextStep?.action).toContain('pip-audit, gitleaks, bandit')
  expect((await judge('javascript-without-scans')).nextStep?.action).toContain('npm audit, gitleaks, CodeQL')
  expect((await judge('audited-by-npm')).evidence[0]?.message).toContain('by npm audit in job "audit"')
  expect((await judge('audited-by-npm')).nextStep?.action).toContain('Run gitleaks, CodeQL in CI')
})

test.each([
  [
    'query-put-together',
    [
      ['app.py', 17],
      ['app.py', 10],
    ],
    'parameters',
  ],
  [
    'shell-of-a-request',
    [
      ['app.py', 14],
      ['app.py', 13],
    ],
    'list of arguments',
  ],
  [
    'root-in-a-serving-container',
    [
      ['Dockerfile', 4],
      ['Dockerfile', 1],
    ],
    '',
  ],
  ['packages-from-anywhere', [['Dockerfile', 2]], 'https'],
  ['notebook-server-without-a-token', [['Dockerfile', 3]], 'leave the token on'],
] as const)('%s: the places', async (name, places, words) => {
  const { findings } = await judge(name)
  const found = findings.map(({ at }) => `${at.path}:${at.line}`).sort()
  expect(found).toEqual(places.map(([path, line]) => `${path}:${line}`).sort())
  for (const { message } of findings) expect(message).toContain(words)
})

const SECRET = FORMED['Hugging Face token']!

describe('secrets', () => {
  const project = (files: Readonly<Record<string, string>>): Repository => {
    const repository = new Repository()
    repository.write({ 'train.py': 'print("train")\n', ...files })
    return repository
  }

  test('one in the code: not at all, with kind and place, and a way out', async () => {
    const judged = await project({ 'hub.py': `import hub\n\nhub.login("${SECRET}")\n` }).audit(rule.id)
    expect(judged).toMatchObject({ score: 0, level: 'not-at-all' })
    expect(judged.findings).toMatchObject([{ at: { path: 'hub.py', line: 3 }, risk: 'very-high' }])
    expect(judged.findings[0]?.message).toBe('Hugging Face token; revoke it, then read it from the environment')
  })

  test('tests, documents and fixtures hold made-up ones', async () => {
    const files = {
      'tests/test_hub.py': `def test_login():\n    assert login("${SECRET}")\n`,
      'docs/hub.md': `Use \`${SECRET}\``,
      'tests/fixtures/key.json': `{"key": "${SECRET}"}`,
    }
    expect((await project(files).audit(rule.id)).findings).toEqual([])
  })

  test('no format of a report, under any rule, holds a part of one', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.values(FORMED), hex(40)), async (secret) => {
        const repository = project(everywhere(secret.replaceAll('\n', '\\n')))
        const report = await audit(repository.root, { rules, preset: 'se-ml', exclude: [], roles: [], workers: 0 })
        const options = { rules, folder: '' }
        const layout = { color: false, ascii: false, width: 200, candidates: 50, target: '.' }
        const forms = [
          jsonReport(report),
          sarifReport(report, options),
          codeQualityReport(report, options),
          junitReport(report),
          githubAnnotations(report, options),
          markdownReport(report),
          planReport(report),
          findingsCsv(report),
          textReport(report, layout),
        ]
        const judged = report.rules.find(({ id }) => id === rule.id)
        expect(judged?.findings.length).toBeGreaterThan(0)
        for (const form of forms) expect(partOf(form, secret)).toBeUndefined()
      }),
      { numRuns: 12 },
    )
  })
})

/** Eight characters of the secret, letters and digits mixed, that stand in the text. */
function partOf(text: string, secret: string): string | undefined {
  for (let at = 0; at + 8 <= secret.length; at++) {
    const part = secret.slice(at, at + 8)
    const found = /\d/.test(part) && /[a-z]/i.test(part) ? text.indexOf(part) : -1
    if (found >= 0) return text.slice(Math.max(0, found - 80), found + 40)
  }
  return undefined
}

/** Wherever a rule may quote from. */
function everywhere(secret: string): Record<string, string> {
  return {
    'code.py': `import os\n\napi_key = "${secret}"\n# api_key = "${secret}"\n# client.login(token="${secret}", retry=True)\n\n\ndef f(x):\n    # TODO: remove ${secret}\n    os.system("login ${secret}")\n    return x\n`,
    'clean.ipynb': JSON.stringify({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: { language_info: { name: 'python' } },
      cells: [
        {
          cell_type: 'code',
          execution_count: 1,
          metadata: {},
          source: `login("${secret}")`,
          outputs: [{ output_type: 'stream', name: 'stdout', text: `token ${secret}` }],
        },
      ],
    }),
    'conf/params.yaml': `model:\n  api_key: "${secret}"\n  name: ${secret}\n`,
    Dockerfile: `FROM python:3.12\nENV API_KEY="${secret}"\nRUN pip install --extra-index-url https://user:${secret}@example.org/simple x\nCMD ["uvicorn", "code:app", "--token", "${secret}"]\n`,
    Makefile: `deploy:\n\tgcloud run deploy x --token ${secret}\n\ntest:\n\tTOKEN=${secret} pytest -k ${secret}\n`,
    '.github/workflows/ci.yml': `on: [push, pull_request]\njobs:\n  t:\n    runs-on: ubuntu-latest\n    steps:\n      - run: pytest --token ${secret}\n      - run: make deploy\n      - run: curl -H "Authorization: ${secret}" https://example.org/predict\n      - run: helm upgrade x y --set token=${secret}\n`,
    'README.md': `# Model\n\n[data](https://user:${secret}@example.org/data)\n\n## Objective ${secret}\n\nPredict churn.\n`,
  }
}
