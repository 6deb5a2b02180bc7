import { expect, test } from 'vitest'
import { isProtected } from '../../../src/facts/types/person-columns.ts'

/** practices.md, section 2.2: whole words of a name, after splitting it. */
test.each(['gender', 'CODE_GENDER', 'gender_id', 'SexFemale', 'marital-status', 'personal_status_sex', 'race'])(
  'protected: %s',
  (name) => expect(isProtected(name)).toBe(true),
)

test.each(['race_id', 'human_race_time', 'gender_gap', 'sex_ratio', 'essex', 'sextant', 'engendered', 'age'])(
  'not protected: %s',
  (name) => expect(isProtected(name)).toBe(false),
)
