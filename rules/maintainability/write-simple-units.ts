import { defineGuideline } from '../../src/rule.ts'
import { judgeUnits } from '../shared/judge-units.ts'
import { unitName, unitNameInside } from '../shared/unit-name.ts'

export default defineGuideline({
  id: 'maintainability/write-simple-units',
  number: 2,
  title: 'Write simple units of code',
  why: `Each branch is a way through the unit that somebody has to understand and test. In ML code branches gather around options: one "if" for each dataset, model or mode, until nobody knows which combinations work.`,
  how: `McCabe complexity of each function, method and script body in source files and notebooks: 1 plus one for each if and elif, conditional expression, for, while, else of a loop, except, else of a try, further operand of "and" and "or", "for" and "if" of a comprehension, assert, and case of a match. Nested functions count for the one around them. These are the rules that radon documents; Better Code Hub never published its own.
TypeScript and JavaScript count as ESLint's rule "complexity": 1 plus one for each if, conditional expression, loop, catch, case, "&&", "||", "??" and their assignments, "?.", and default of a parameter or destructured name.
A complexity of up to 5 is of low risk, up to 10 moderate, up to 25 high, above that very high. The limits are for the share of all lines of code that stands in units above each bound. The score is 100 x limit / share for the bound that is exceeded most. Where there are several languages, the limits hold for each that has 5 % of the code or more, and the score is their mean, weighted by lines of code, as SIG rates them.`,
  fix: `Give each branch point a place of its own: choose by a table instead of a chain of elif, return early instead of nesting, move the body of a loop into a function, let each dataset or model bring its own class instead of asking for its kind everywhere.`,
  example: `# before: grows with every model
def build(name, size):
    if name == "resnet":
        return ResNet(size)
    elif name == "vit":
        return ViT(size)
    elif name == "mlp":
        return MLP(size)
    raise ValueError(name)

# after: one line for each model, no branch
MODELS = {"resnet": ResNet, "vit": ViT, "mlp": MLP}

def build(name, size):
    return MODELS[name](size)`,
  sources: [
    'Visser et al.: Building Maintainable Software (O\'Reilly, 2016), chapter 3 "Write Simple Units of Code"',
    'McCabe: A Complexity Measure (IEEE Transactions on Software Engineering, 1976)',
    'ESLint, rule "complexity": https://eslint.org/docs/latest/rules/complexity',
    'radon, "Introduction to Code Metrics": https://radon.readthedocs.io/en/latest/intro.html',
    'Limits of the preset se-ml: Better Code Hub reports of 2016 (25.2, 10.0 and 1.5 %)',
  ],
  limits: { bands: 'units of a complexity above {bound}' },
  needs: ['units'],
  check({ units }, settings) {
    const target = settings.bounds[0] ?? 0
    return judgeUnits(units, {
      settings,
      quantity: 'McCabe complexity per unit',
      measure: ({ complexity }) => complexity,
      targetOf: () => target,
      inWords: (complexity) => `a complexity of ${complexity}`,
      message: (measured) =>
        `${unitName(measured)} has ${measured.unit.complexity - 1} branch points (complexity ${measured.unit.complexity}); split it until no unit has a complexity above ${target}`,
      action: (measured) =>
        `Split ${unitNameInside(measured)} (complexity ${measured.unit.complexity}) until no unit has a complexity above ${target}`,
    })
  },
})
