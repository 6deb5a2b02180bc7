import { defineGuideline } from '../../src/rule.ts'
import { judgeUnits } from '../shared/judge-units.ts'
import { unitName, unitNameInside } from '../shared/unit-name.ts'

export default defineGuideline({
  id: 'maintainability/keep-interfaces-small',
  number: 4,
  title: 'Keep unit interfaces small',
  why: `Values that always travel together belong together. A training function with a dozen parameters is hard to call right, and every new hyper-parameter has to be passed through all functions on the way.`,
  how: `Parameters of each function and method in source files and notebooks: all of them, with defaults or not, keyword-only ones, *args and **kwargs; "self" and "cls" do not count. In TypeScript and JavaScript a destructured object is one parameter, and "this" is none. Nested functions count for the one around them by their lines, not by their parameters.
Up to 2 parameters are of low risk, 3 and 4 moderate, 5 and 6 high, 7 and more very high. The limits are for the share of all lines of code that stands in units above each bound; script bodies have no parameters. The score is 100 x limit / share for the bound that is exceeded most. Where there are several languages, the limits hold for each that has 5 % of the code or more, and the score is their mean, weighted by lines of code, as SIG rates them.
The book's advice is at most 4 parameters, so units with more should come down to 4 first.`,
  fix: `Put values that belong together into one object: a dataclass for hyper-parameters, one for paths, one batch instead of its tensors. Do not hide them in **kwargs or in a dictionary, where no reader and no tool finds them. Often a unit with many parameters does two things: split it first.`,
  example: `# before
def train(model, data, lr, momentum, epochs, patience, device):
    ...

# after
@dataclass
class Schedule:
    lr: float = 1e-3
    momentum: float = 0.9
    epochs: int = 20
    patience: int = 3

def train(model, data, schedule: Schedule, device):
    ...`,
  sources: [
    'Visser et al.: Building Maintainable Software (O\'Reilly, 2016), chapter 5 "Keep Unit Interfaces Small"',
    'Limits of the preset se-ml: 13.8, 2.7 and 0.7 % for 3, 5 and 7 or more parameters, as in Better Code Hub reports of 2016',
    'That "self" does not count: found by recounting a Better Code Hub report of youtube-dl',
  ],
  limits: { bands: 'units of more than {bound} parameters' },
  needs: ['units'],
  check({ units }, settings) {
    const [low = 0, advised = low] = settings.bounds
    const targetOf = (parameters: number): number => (parameters > advised ? advised : low)
    return judgeUnits(units, {
      settings,
      quantity: 'parameters per unit',
      measure: ({ parameters }) => parameters,
      targetOf,
      inWords: (parameters) => `${parameters} parameters`,
      message: (measured, target) =>
        `${unitName(measured)} takes ${measured.unit.parameters} parameters; group those that belong together until it takes at most ${target}`,
      action: (measured, target) =>
        `Group the ${measured.unit.parameters} parameters of ${unitNameInside(measured)} into objects until it takes at most ${target}`,
    })
  },
})
