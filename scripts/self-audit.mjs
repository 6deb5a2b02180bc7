// npm run self-audit [-- FORMAT]
// se-ml audits se-ml, with the gate below. The settings stand here and not in .se-ml.yml, which would hold for every
// fixture too. Prints the report (FORMAT markdown: what docs/self-audit.md holds) and exits with 1 when the gate fails.
import { audit, checkGate, markdownReport, textReport } from '../dist/index.js'

const COMPONENTS = {
  reading: ['src/discover', 'src/untrusted', 'src/revision'],
  parsing: ['src/parse'],
  facts: ['src/facts', 'src/model', 'src/model.ts', 'src/rule.ts', 'src/errors.ts'],
  rules: ['rules'],
  judging: ['src/check', 'src/score', 'src/gate'],
  reporting: ['src/report', 'src/compare'],
  using: ['src/cli', 'src/config', 'src/survey', 'bin'],
  tools: ['scripts'],
  // The first that fits decides: all else that lies in src.
  pipeline: ['src'],
}

/** All that are met. One that is missing here is still to be met: mend the code, then add it. */
const MET = [
  'write-short-units',
  'write-code-once',
  'separate-concerns',
  'couple-components-loosely',
  'balance-components',
  'keep-codebase-small',
  'write-clean-code',
]

const TERMINAL = { color: false, ascii: false, width: 100, candidates: 3, target: '.' }

const report = await audit('.', { components: { named: COMPONENTS } })
const gate = checkGate(report, { guidelines: MET.map((name) => `maintainability/${name}`) })
// The folder of a checkout may be called anything.
const gated = { ...report, repository: { ...report.repository, name: 'se-ml' }, gate }
console.log(process.argv[2] === 'markdown' ? markdownReport(gated) : textReport(gated, TERMINAL))
process.exitCode = gate.passed ? 0 : 1
