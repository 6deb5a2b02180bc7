import { describe, expect, it } from 'vitest'
import { type Files, jobOf, workflow } from './ci.ts'

/** Where each `pytest` runs: its folder, `.` for the root, `?` where that cannot be told. */
async function foldersIn(files: Files): Promise<string[]> {
  const { commands } = await jobOf(files)
  const tests = commands.filter(({ program }) => program === 'pytest')
  return tests.map(({ folder, folderUnknown }) => (folderUnknown ? '?' : (folder ?? '.')))
}

const steps = (text: string, head = 'on: push'): Files => workflow(text, head)

describe('`cd` with a variable', () => {
  it.each([
    ['of the workflow', steps('- run: cd "$ROOT" && pytest', 'env: {ROOT: pkg/python}\non: push')],
    [
      'of the workflow, from the root',
      steps('- run: cd "${ROOT}"; pytest', 'env:\n  ROOT: ${{ github.workspace }}/pkg/python\non: push'),
    ],
    [
      'of the workflow, as an expression',
      steps('- run: cd ${{ env.ROOT }} && pytest', 'env: {ROOT: pkg/python}\non: push'),
    ],
    ['of the step', steps('- env: {ROOT: pkg}\n  run: |\n    cd $ROOT/python\n    pytest')],
    [
      'of the step, made of another one',
      steps('- env: {ROOT: "${{ env.TOP }}/python"}\n  run: cd $ROOT && pytest', 'env: {TOP: pkg}\non: push'),
    ],
    ['with a default', steps('- run: cd ${ROOT:-pkg/python} && pytest')],
  ])('%s', async (_, files) => {
    expect(await foldersIn(files)).toEqual(['pkg/python'])
  })

  it.each([
    ['that nobody sets', steps('- run: cd "$ROOT" && pytest')],
    ['that a step before sets', steps('- run: cd ${{ steps.find.outputs.folder }} && pytest')],
    [
      'of the workflow, set to what cannot be known',
      steps('- run: cd $ROOT && pytest', 'env: {ROOT: "${{ secrets.ROOT }}"}\non: push'),
    ],
    ['to a folder outside', steps('- run: cd /tmp && pytest')],
    ['to the folder above', steps('- run: cd .. && pytest')],
  ])('%s: not known', async (_, files) => {
    expect(await foldersIn(files)).toEqual(['?'])
  })

  it('of the job, where it hides that of the workflow', async () => {
    const job =
      'jobs:\n  test:\n    runs-on: x\n    env: {ROOT: "${{ inputs.root }}"}\n    steps: [{run: cd $ROOT && pytest}]\n'
    expect(await foldersIn({ '.github/workflows/ci.yml': `on: push\nenv: {ROOT: pkg}\n${job}` })).toEqual(['?'])
  })
})

describe('a matrix of folders', () => {
  const matrix = (step: string): Files => ({
    '.github/workflows/ci.yml': `on: push
jobs:
  test:
    runs-on: x
    strategy: {matrix: {folder: [a, b/c], python: ['3.11', '3.12']}}
    steps:
      - run: pip install tox
      ${step}
`,
  })

  it.each([
    ['`cd`', '- run: cd ${{ matrix.folder }} && pytest'],
    ['`working-directory`', '- {run: pytest, working-directory: "${{ matrix.folder }}"}'],
    ['a variable', '- {run: cd $IT && pytest, env: {IT: "${{ matrix.folder }}"}}'],
  ])('%s: once in each', async (_, step) => {
    expect(await foldersIn(matrix(step))).toEqual(['a', 'b/c'])
  })

  it('what stands before runs once', async () => {
    const { commands } = await jobOf(matrix('- run: pip install x && cd ${{ matrix.folder }} && pytest'))
    expect(commands.filter(({ program }) => program === 'pip')).toHaveLength(2)
  })
})

describe('inputs', () => {
  it('of a reusable workflow, with its default', async () => {
    const files = {
      '.github/workflows/ci.yml': 'on: push\njobs:\n  a: {uses: ./.github/workflows/tests.yml}\n',
      '.github/workflows/tests.yml':
        'on: {workflow_call: {inputs: {folder: {default: pkg}}}}\njobs:\n  t: {runs-on: x, steps: [{run: "cd ${{ inputs.folder }} && pytest"}]}\n',
    }
    expect(await foldersIn(files)).toEqual(['pkg'])
  })

  it('of a local action', async () => {
    const files = {
      ...steps('- uses: ./.github/actions/test\n  with: {folder: pkg}'),
      '.github/actions/test/action.yml':
        'inputs: {folder: {default: other}}\nruns:\n  using: composite\n  steps:\n    - {shell: bash, run: "cd ${{ inputs.folder }} && pytest"}\n    - {shell: bash, run: pytest, working-directory: "${{ inputs.folder }}"}\n',
    }
    expect(await foldersIn(files)).toEqual(['pkg', 'pkg'])
  })
})
