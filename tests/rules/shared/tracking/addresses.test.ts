import { expect, test } from 'vitest'
import { givenAddresses } from '../../../../rules/shared/tracking/addresses.ts'
import { pythonProject } from '../../../helpers/python-project.ts'

async function addresses(contents: Readonly<Record<string, string>>): Promise<(string | undefined)[]> {
  const code = await pythonProject(contents, ['names'])
  return givenAddresses(code).map(({ address }) => address)
}

const SERVER = 'http://mlflow.example.org:5000'

test.each([
  ['as a text', { 'train.py': `import mlflow\nmlflow.set_tracking_uri("${SERVER}")\n` }, SERVER],
  [
    'as a constant of the file',
    { 'train.py': `import mlflow\nURI = "${SERVER}"\nmlflow.set_tracking_uri(URI)\n` },
    SERVER,
  ],
  [
    'as a constant of another file',
    {
      'settings.py': `URI = "${SERVER}"\n`,
      'train.py': 'import mlflow\nfrom settings import URI\nmlflow.set_tracking_uri(URI)\n',
    },
    SERVER,
  ],
  [
    'from the environment',
    { 'train.py': 'import os\nimport mlflow\nmlflow.set_tracking_uri(os.environ["MLFLOW_TRACKING_URI"])\n' },
    undefined,
  ],
  [
    'from the environment first',
    {
      'train.py': `import os\nimport mlflow\nURI = "${SERVER}"\nURI = os.getenv("MLFLOW_TRACKING_URI", URI)\nmlflow.set_tracking_uri(URI)\n`,
    },
    undefined,
  ],
  [
    'two constants of one name',
    {
      'local.py': 'URI = "http://localhost:5000"\n',
      'team.py': `URI = "${SERVER}"\n`,
      'train.py': 'import mlflow\nimport team\nmlflow.set_tracking_uri(team.URI)\n',
    },
    undefined,
  ],
])('%s', async (_, contents, address) => {
  expect(await addresses(contents)).toEqual([address])
})

test('another function of that name is none of MLflow', async () => {
  expect(await addresses({ 'train.py': 'from own import set_tracking_uri\nset_tracking_uri("http://a")\n' })).toEqual(
    [],
  )
})
