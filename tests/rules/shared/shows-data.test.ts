import { expect, test } from 'vitest'
import { showsData } from '../../../rules/shared/data/shows.ts'

test.each(['dashboard/app.py', 'src/frontend/pages/home.py', 'src/plotting.py', 'viz_utils.py'])(
  '%s shows data',
  (path) => {
    expect(showsData(path)).toBe(true)
  },
)

test.each(['src/data/clean.py', 'build.py', 'guide/run.py'])('%s does not', (path) => {
  expect(showsData(path)).toBe(false)
})
