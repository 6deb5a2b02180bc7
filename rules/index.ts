import type { Rule } from '../src/rule.ts'

/** All rules, by category and number. One line each; a test fails when a rule file is missing here. */
export const rules: readonly Rule[] = []
