import { expect, test } from 'vitest'
import { reachedByTests } from '../../../../rules/shared/testing/reached.ts'
import { pythonProject } from '../../../helpers/python-project.ts'

/** Names of the units of the project that the test file reaches. */
async function reached(path: string, ...lines: readonly string[]): Promise<string[]> {
  const contents = {
    'project.py': 'class ProjectContext:\n    def run(self):\n        clean()\n\ndef clean():\n    return 1\n',
    [path]: `${lines.join('\n')}\n`,
  }
  const code = await pythonProject(contents, ['names'], { [path]: 'test' })
  const found = reachedByTests(code)
  return code.modules.flatMap(({ units, role }, module) =>
    units.flatMap(({ name }, unit) => (role === 'source' && found.has(`${module}:${unit}`) ? [name] : [])),
  )
}

test('what tests call, directly or by way of others', async () => {
  const lines = ['from project import ProjectContext', 'def test_run():', '    assert ProjectContext().run() is None']
  expect(await reached('tests/test_project.py', ...lines)).toEqual(['ProjectContext.run', 'clean'])
})

// The file that `kedro new` writes (https://docs.kedro.org): it makes the context of the project, and looks at its name.
test('nothing by the sample that Kedro brings', async () => {
  const lines = [
    'import pytest',
    'from project import ProjectContext',
    '@pytest.fixture',
    'def project_context():',
    '    return ProjectContext()',
    'class TestProjectContext:',
    '    def test_project_name(self, project_context):',
    '        assert project_context.project_name == "churn"',
  ]
  expect(await reached('src/tests/test_run.py', ...lines)).toEqual([])
})

test('nothing by a file of tests that are all skipped', async () => {
  const lines = [
    'import pytest',
    'from project import clean',
    'pytestmark = pytest.mark.skip(reason="old")',
    'def test_clean():',
    '    assert clean() == 1',
  ]
  expect(await reached('tests/test_project.py', ...lines)).toEqual([])
})
