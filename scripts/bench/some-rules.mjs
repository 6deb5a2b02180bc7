// Audits with some of the rules and writes the report: `four` are the guidelines that look at lines, units and copies,
// `fourteen` these and the ten practices that a repository shows best.
import { writeFileSync } from 'node:fs'
import { audit, jsonReport, rules } from '../../dist/index.js'

const [root, output, which] = process.argv.slice(2)
const FOUR = ['write-short-units', 'write-simple-units', 'write-code-once', 'keep-interfaces-small']
const TEN = [4, 11, 18, 20, 22, 23, 24, 25, 26, 35]
const isOfFour = ({ id }) => FOUR.includes(id.replace('maintainability/', ''))
const isOfTen = ({ kind, number }) => kind === 'practice' && TEN.includes(number)
const chosen = rules.filter((rule) => isOfFour(rule) || (which === 'fourteen' && isOfTen(rule)))
writeFileSync(output, jsonReport(await audit(root, { rules: chosen })))
