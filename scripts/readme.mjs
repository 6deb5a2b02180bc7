// Puts the current output of the command line into README.md: `npm run readme`, after a build. A test fails when the
// README shows something else.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

const SAMPLE = /(<!-- sample: npm run readme -->\n```text\n)[\s\S]*?(```\n<!-- \/sample -->)/

const args = ['bin/se-ml.js', 'audit', 'fixtures/repositories/churn', '--candidates', '2']
const output = execFileSync(process.execPath, args, { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } })
const readme = readFileSync('README.md', 'utf8')
if (!SAMPLE.test(readme)) throw new Error('README.md has no place for the sample')
writeFileSync(
  'README.md',
  readme.replace(SAMPLE, (_all, before, after) => `${before}${output}${after}`),
)
