import { number } from '../../src/model/number.ts'
import { defineGuideline } from '../../src/rule.ts'
import { judgeUnits } from '../shared/judge-units.ts'
import { unitName, unitNameInside } from '../shared/unit-name.ts'

export default defineGuideline({
  id: 'maintainability/write-short-units',
  number: 1,
  title: 'Write short units of code',
  why: `A short unit does one thing: it can be named, tested and used again by itself. Training and evaluation scripts tend to grow into one long function, which can only be tried out by a whole run.`,
  how: `Lines of code of each function, method and script body in source files and notebooks.
A line of code holds something other than a comment or a docstring; a signature over several lines counts as one; a nested function counts for the one around it. The script body of a module is its top-level statements other than imports, definitions, docstrings and assignments of literals. The code cells of a notebook together are one module, so cells without functions are one long unit. In TypeScript and JavaScript a unit is an outermost function with a name: methods, accessors and arrow functions that are bound to one among them; callbacks count for the code around them.
A unit of up to 15 lines is of low risk, up to 30 moderate, up to 60 high, above that very high. The limits are for the share of all lines of code that stands in units above each bound. The score is 100 x limit / share for the bound that is exceeded most. Where there are several languages, the limits hold for each that has 5 % of the code or more, and the score is their mean, weighted by lines of code, as SIG rates them.`,
  fix: `Move steps that have a name of their own into functions: reading, cleaning, splitting, one epoch, evaluation, plots. What a comment announces above a block is often the name of the function. Cut where few values pass from one part to the next, so that the new functions have few parameters.`,
  example: `# before: one unit with the whole job
def main():
    frame = pd.read_csv(PATH)
    ...  # 20 lines that clean it
    ...  # 40 lines that train and evaluate

# after: main tells the story, each step can be tested
def main():
    frame = clean(pd.read_csv(PATH))
    train, test = split(frame)
    model = fit(train)
    report(evaluate(model, test))`,
  sources: [
    'Visser et al.: Building Maintainable Software (O\'Reilly, 2016), chapter 2 "Write Short Units of Code"',
    'Limits of the preset se-ml: the marks in Better Code Hub reports of 2016 (43.7, 22.3 and 6.9 %)',
    'Lines of code: the rule by which totals come out that Better Code Hub published for six Python repositories',
  ],
  limits: { bands: 'units of more than {bound} lines of code' },
  needs: ['units'],
  check({ units }, settings) {
    const target = settings.bounds[0] ?? 0
    return judgeUnits(units, {
      settings,
      quantity: 'lines of code per unit',
      measure: ({ codeLines }) => codeLines,
      targetOf: () => target,
      inWords: (lines) => `${number(lines)} lines of code`,
      message: (measured) =>
        isBody(measured.unit.kind)
          ? `${unitName(measured)} has ${number(measured.unit.codeLines)} lines of code; move its steps into functions of at most ${target}`
          : `${unitName(measured)} has ${number(measured.unit.codeLines)} lines of code; split it until no unit has more than ${target}`,
      action: (measured) =>
        `Split ${unitNameInside(measured)} (${number(measured.unit.codeLines)} lines of code) into units of at most ${target}`,
    })
  },
})

function isBody(kind: string): boolean {
  return kind === 'script' || kind === 'class-body'
}
