import { expect, test } from 'vitest'
import { findRule } from '../../src/cli/find-rule.ts'
import type { RuleMeta } from '../../src/model.ts'

const rule = (id: RuleMeta['id'], number: number): RuleMeta => {
  return { id, kind: 'guideline', number, title: '', why: '', how: '', fix: '', sources: [] }
}
const rules = [rule('maintainability/write-code-once', 3), rule('data/tests', 3), rule('training/tests', 23)]

test.each([
  ['maintainability/write-code-once', 'maintainability/write-code-once'],
  ['write-code-once', 'maintainability/write-code-once'],
  ['data/tests', 'data/tests'],
  ['23', 'training/tests'],
])('%s is %s', (id, found) => {
  expect(findRule(id, rules).id).toBe(found)
})

test.each([
  ['tests', '"tests" could be data/tests or training/tests'],
  ['3', '"3" could be maintainability/write-code-once or data/tests'],
  ['45', 'there is no rule "45"; "se-ml explain" lists all rules'],
  ['write-code-twice', 'there is no rule "write-code-twice"; did you mean "write-code-once"?'],
  ['maintainability/write-code-onc', 'did you mean "maintainability/write-code-once"?'],
  ['zzz', 'there is no rule "zzz"; "se-ml explain" lists all rules'],
  ['', 'there is no rule ""; "se-ml explain" lists all rules'],
])('%s: %s', (id, message) => {
  expect(() => findRule(id, rules)).toThrow(message)
})
