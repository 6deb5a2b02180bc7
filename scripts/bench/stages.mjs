// One audit through the library, with the time at which each stage begins. The second argument limits it to one rule.
import { audit, jsonReport, rules, textReport } from '../../dist/index.js'

const [root, only] = process.argv.slice(2)
const marks = []
const mark = (stage) => marks.push({ stage, at: performance.now() })
const chosen = only === undefined ? rules : rules.filter(({ id }) => id === only)
const report = await audit(root, { rules: chosen, onStage: mark })
mark('report')
textReport(report, { color: false, ascii: false, width: 80, candidates: 30, target: root })
jsonReport(report)
mark('end')
const times = marks.slice(0, -1).map(({ stage, at }, index) => [stage, marks[index + 1].at - at])
console.log(JSON.stringify(Object.fromEntries(times)))
