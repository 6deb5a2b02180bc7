// Audits with the four guidelines that look at lines, units and copies, and writes the report: no practice is judged.
import { writeFileSync } from 'node:fs'
import { audit, jsonReport, rules } from '../../dist/index.js'

const [root, output] = process.argv.slice(2)
const FOUR = ['write-short-units', 'write-simple-units', 'write-code-once', 'keep-interfaces-small']
const chosen = rules.filter(({ id }) => FOUR.includes(id.replace('maintainability/', '')))
writeFileSync(output, jsonReport(await audit(root, { rules: chosen })))
