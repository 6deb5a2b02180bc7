import type { Finding, Report, ReportedRule, RiskProfile } from '../../src/model.ts'

/** A hand-made report with every kind of verdict, a notebook, clones and skipped files. */
export const profile: RiskProfile = {
  quantity: 'lines of code per unit',
  lines: 1000,
  bands: [
    { risk: 'low', above: 0, upTo: 15, lines: 500, share: 50 },
    { risk: 'moderate', above: 15, upTo: 30, lines: 200, share: 20, limit: 43.7 },
    { risk: 'high', above: 30, upTo: 60, lines: 250, share: 25, limit: 22.3 },
    { risk: 'very-high', above: 60, lines: 50, share: 5, limit: 6.9 },
  ],
}

const found = { content: 'c0ffee', fingerprint: 'f00d' } as const

export const findings: readonly Finding[] = [
  {
    ...found,
    message: 'Trainer.fit has 70 lines of code; aim for at most 15',
    at: { path: 'churn/train.py', line: 12, endLine: 98 },
    risk: 'very-high',
    value: 70,
    lines: 70,
    symbol: 'Trainer.fit',
  },
  {
    ...found,
    message: 'the script body has 40 lines of code; aim for at most 15',
    at: { path: 'notebooks/explore.ipynb', cell: 2, line: 3, endCell: 9, endLine: 1 },
    risk: 'high',
    value: 40,
    lines: 40,
  },
]

export const clones: readonly Finding[] = [
  {
    ...found,
    message: '12 lines of code stand 6 times in 2 files',
    at: { path: 'churn/a.py', line: 1, endLine: 14 },
    related: [20, 40, 60, 80, 100].map((line) => ({ path: 'churn/b.py', line, endLine: line + 12 })),
    risk: 'high',
    value: 12,
    lines: 60,
  },
]

/** A module that others use: its users are examples, not places to change. */
export const used: readonly Finding[] = [
  {
    ...found,
    message: 'churn/util.py is used in 57 places of 30 other modules; split it until each part is used in at most 10',
    at: { path: 'churn/util.py', line: 1 },
    related: [3, 4, 5, 6].map((line) => ({ path: 'churn/serve.py', line })),
    relation: 'uses',
    risk: 'very-high',
    value: 57,
    lines: 90,
  },
]

const guideline = { kind: 'guideline', category: 'maintainability', evidence: [], findings: [] } as const

export const rules: readonly ReportedRule[] = [
  {
    ...guideline,
    id: 'maintainability/write-short-units',
    number: 1,
    title: 'Write short units of code',
    status: 'measured',
    score: 74.3,
    met: false,
    measures: [
      { id: 'above-15', label: 'above 15', value: 50, unit: 'percent', atMost: 43.7 },
      { id: 'above-30', label: 'above 30', value: 30, unit: 'percent', atMost: 22.3 },
      { id: 'above-60', label: 'above 60', value: 5, unit: 'percent', atMost: 6.9 },
    ],
    profile,
    findings,
  },
  {
    ...guideline,
    id: 'maintainability/write-code-once',
    number: 3,
    title: 'Write code once',
    status: 'measured',
    score: 57.5,
    met: false,
    measures: [{ id: 'duplicated', label: 'duplicated lines of code', value: 8, unit: 'percent', atMost: 4.6 }],
    findings: clones,
  },
  {
    ...guideline,
    id: 'maintainability/separate-concerns',
    number: 5,
    title: 'Separate concerns in modules',
    status: 'measured',
    score: 90,
    met: false,
    measures: [{ id: 'used', label: 'code in modules that many use', value: 24, unit: 'percent', atMost: 21.6 }],
    evidence: [
      { message: 'churn/util.py is used in 57 places, the most of 12 modules', at: { path: 'churn/util.py' } },
    ],
    findings: used,
  },
  {
    ...guideline,
    id: 'maintainability/balance-components',
    number: 7,
    title: 'Keep architecture components balanced',
    status: 'measured',
    score: 100,
    met: true,
    measures: [
      { id: 'components', label: 'components', value: 4, unit: 'count', atLeast: 2, atMost: 12 },
      { id: 'gini', label: 'inequality of their sizes', value: 0.456, unit: 'ratio', atMost: 0.71 },
    ],
  },
  {
    ...guideline,
    id: 'maintainability/keep-codebase-small',
    number: 8,
    title: 'Keep your codebase small',
    status: 'measured',
    score: 50,
    met: false,
    measures: [{ id: 'size', label: 'rebuild value', value: 40, unit: 'person-years', atMost: 20 }],
  },
  {
    ...guideline,
    id: 'maintainability/couple-components-loosely',
    number: 6,
    title: 'Couple architecture components loosely',
    status: 'unknown',
    reason: 'There is one component only, so nothing can be said about what connects components in this repository.',
  },
  {
    ...guideline,
    id: 'maintainability/automate-tests',
    number: 9,
    title: 'Automate tests',
    status: 'error',
    reason: 'the rule failed: boom',
  },
]

const BROKEN = 'has a syntax error: the rest was audited where it is intact'

const practice = { kind: 'practice', evidence: [], findings: [] } as const

/** Practices at each end of the scale, and one that cannot be judged. */
export const practices: readonly ReportedRule[] = [
  {
    ...practice,
    id: 'coding/continuous-integration',
    number: 25,
    title: 'Use Continuous Integration',
    category: 'coding',
    status: 'graded',
    score: 100,
    level: 'completely',
    confidence: 'high',
    evidence: [
      { message: 'no job builds the package', against: true },
      { message: 'tests run (pytest) in job "check"; it can fail the change', at: { path: 'ci.yml', line: 12 } },
    ],
  },
  {
    ...practice,
    id: 'coding/static-analysis',
    number: 26,
    title: 'Use Static Analysis to Check Code Quality',
    category: 'coding',
    status: 'graded',
    score: 10,
    level: 'not-at-all',
    confidence: 'medium',
    evidence: [
      { message: 'ruff is a development dependency', at: { path: 'pyproject.toml', line: 30 } },
      { message: 'ruff is declared and never run', against: true },
    ],
    nextStep: { action: 'Run `ruff check .` in the job "check"', effort: 'small' },
  },
  {
    ...practice,
    id: 'team/collaborative-platform',
    number: 35,
    title: 'Use A Collaborative Development Platform',
    category: 'team',
    status: 'unknown',
    reason: 'there is no git history to read',
  },
]

export const report: Report = {
  schema: 1,
  tool: { name: 'se-ml', version: '0.1.0', preset: 'se-ml' },
  repository: {
    name: 'churn',
    commit: '0123456789abcdef0123456789abcdef01234567',
    files: { source: 21, notebook: 1, test: 9, docs: 1, config: 12, ci: 1, vendored: 3, fixture: 2 },
    languages: { python: { files: 22, codeLines: 1234 } },
  },
  scores: {
    overall: { score: 77.3, band: 'B' },
    maintainability: { score: 77.3, met: 1, of: 5 },
    practices: { score: 55 },
    categories: { maintainability: { score: 77.3 }, coding: { score: 55 } },
    effects: {},
    eu: {},
    difficulties: {},
  },
  coverage: { judged: 7, of: 10 },
  rules: [...rules, ...practices],
  plans: [],
  steps: [
    {
      rule: 'maintainability/write-short-units',
      action: 'Split Trainer.fit (70 lines of code) into units of at most 15 lines of code.',
      at: { path: 'churn/train.py', line: 12 },
      gain: 12.5,
      effort: 'medium',
      raises: [
        { of: 'overall', name: 'overall', by: 1.3 },
        { of: 'effect', name: 'quality', by: 2.5 },
      ],
    },
    {
      rule: 'maintainability/write-code-once',
      action: 'Move the 12 lines that stand 6 times into one function.',
      at: { path: 'churn/a.py', line: 1 },
      gain: 42.5,
      effort: 'small',
      raises: [],
    },
  ],
  skipped: [
    { path: 'churn/old.py', reason: BROKEN, line: 7, partly: true },
    { path: 'data/huge.py', reason: 'larger than 2 MB' },
    { path: 'legacy/a.py', reason: BROKEN, line: 1, partly: true },
    { path: 'legacy/b.py', reason: BROKEN, line: 2, partly: true },
    { path: 'legacy/c.py', reason: BROKEN, line: 3, partly: true },
  ],
}
