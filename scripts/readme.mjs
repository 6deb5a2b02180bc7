// Puts the first lines of what the command line prints now into README.md: `npm run readme`. They end after the first
// guideline, which shows how all of them look. A test fails when the README shows something else.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

const SAMPLE = /(<!-- sample: npm run readme -->\n```text\n)[\s\S]*?(```\n<!-- \/sample -->)/

const args = ['bin/se-ml.js', 'audit', 'fixtures/repositories/churn', '--no-color']
const output = execFileSync(process.execPath, args, { encoding: 'utf8' })
const end = output.indexOf('\n\nWrite simple units of code')
const readme = readFileSync('README.md', 'utf8')
if (!SAMPLE.test(readme) || end === -1) throw new Error('README.md has no place for the sample, or the report no end')
writeFileSync(
  'README.md',
  readme.replace(SAMPLE, (_all, before, after) => `${before}${output.slice(0, end + 1)}${after}`),
)
