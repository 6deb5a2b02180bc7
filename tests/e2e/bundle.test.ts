import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import type { Facts } from '../../src/facts/types.ts'
import type { Rule } from '../../src/rule.ts'
import { makeTree } from '../helpers/tree.ts'

const LIBRARY = fileURLToPath(new URL('../../dist/index.js', import.meta.url))

test('the bundle reads YAML and TOML as the sources do', async () => {
  const root = makeTree({
    'a.py': 'x = 1\n',
    '.github/ISSUE_TEMPLATE/bug.yml': 'name: Bug\nbody: []\n',
    'k8s.yml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\n',
    'pyproject.toml': '[project]\nname = "a"\ndependencies = ["numpy"]\n',
  })
  let seen: Facts | undefined
  const spy: Rule = {
    ...rules[0]!,
    kind: 'practice',
    needs: ['documents', 'containers', 'dependencies'],
    check: (facts) => {
      seen = facts as Facts
      return { status: 'unknown', reason: 'it only looks' }
    },
  }
  const { audit } = await import(LIBRARY)
  await audit(root, { rules: [spy] })
  expect(seen?.documents.problems).toEqual([])
  expect(seen?.documents.documents.map(({ path }) => path)).toEqual(['.github/ISSUE_TEMPLATE/bug.yml'])
  expect(seen?.containers.manifests.map(({ kind }) => kind)).toEqual(['Deployment'])
  expect(seen?.dependencies.declared.map(({ name }) => name)).toEqual(['numpy'])
})
