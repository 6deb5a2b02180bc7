import type { Code } from '../evidence/use.ts'
import type { TrainingStart } from '../training/starts.ts'

const WRITES =
  /^(print|pprint|logging\.\w+|logger\.\w+|log\.\w+|tqdm\.write|csv\.(writer|DictWriter)|.*\.(to_csv|writerow|set_postfix|set_description|write)|json\.dump)$/

/** The files in which trainings start say something of their progress. */
export function writesResults({ modules }: Code, starts: readonly TrainingStart[]): boolean {
  return starts.some(({ module }) => modules[module]!.calls.some(({ callee }) => WRITES.test(callee)))
}
