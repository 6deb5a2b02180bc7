import { expect, test } from 'vitest'
import { startedTraining } from '../../../src/facts/profile/starts.ts'
import { pythonProject } from '../../helpers/python-project.ts'

/** Names of the units that train and that something starts; `fit` in train.py trains. */
async function started(contents: Readonly<Record<string, string>>): Promise<string[]> {
  const project = await pythonProject(contents, ['names', 'graph'])
  const module = project.modules.findIndex(({ path }) => path === 'train.py')
  const unit = project.modules[module]!.units.findIndex(({ name }) => name === 'fit')
  const sites = startedTraining(project, [{ module, unit, line: 1, by: 'sklearn.svm.SVC.fit' }])
  return sites.map((site) => project.modules[site.module]!.units[site.unit]!.name)
}

const TRAIN = 'def fit():\n    return 1\n'
const main = (...lines: readonly string[]) => `${lines.join('\n')}\n\nif __name__ == "__main__":\n    main()\n`

test('by a main block, through calls', async () => {
  const run = main('from train import fit', 'def main():', '    fit()')
  expect(await started({ 'train.py': TRAIN, 'run.py': run })).toEqual(['fit'])
})

test('by the main block of its own file, whatever that calls', async () => {
  expect(await started({ 'train.py': main(TRAIN, 'def main():', '    pass') })).toEqual(['fit'])
})

test('by a started file that imports it by name, to hand it on', async () => {
  const run = main('from train import fit', 'COMMANDS = {"fit": fit}', 'def main():', '    COMMANDS["fit"]()')
  expect(await started({ 'train.py': TRAIN, 'run.py': run })).toEqual(['fit'])
})

test('not by a file that nothing starts', async () => {
  expect(await started({ 'train.py': TRAIN, 'run.py': 'from train import fit\n\ndef main():\n    fit()\n' })).toEqual(
    [],
  )
})
