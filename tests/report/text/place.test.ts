import { describe, expect, test } from 'vitest'
import { place, placeLines } from '../../../src/report/text/place.ts'

describe('a place', () => {
  test.each([
    [{ path: 'a.py' }, 'a.py'],
    [{ path: 'a.py', line: 3 }, 'a.py:3'],
    [{ path: 'a.py', line: 3, endLine: 9 }, 'a.py:3'],
    [{ path: 'a.ipynb', cell: 2 }, 'a.ipynb cell 2'],
    [{ path: 'a.ipynb', cell: 2, line: 5 }, 'a.ipynb cell 2, line 5'],
  ])('%j', (at, text) => {
    expect(place(at)).toBe(text)
  })

  test.each([
    [{ path: 'a.py', line: 3, endLine: 9 }, '  a.py:3 to 9'],
    [{ path: 'a.py', line: 3, endLine: 3 }, '  a.py:3'],
    [{ path: 'a.ipynb', cell: 2, line: 5, endLine: 7 }, '  a.ipynb cell 2, line 5 to 7'],
    [{ path: 'a.ipynb', cell: 2, line: 5, endCell: 4, endLine: 1 }, '  a.ipynb cell 2, line 5 to cell 4, line 1'],
    [{ path: 'a.ipynb', cell: 2, line: 5, endCell: 3, endLine: 5 }, '  a.ipynb cell 2, line 5 to cell 3, line 5'],
  ])('with its last line: %j', (at, line) => {
    expect(placeLines(at, 60, '  ')).toEqual([line])
  })

  test('that is too long for the line keeps its path whole, so that it can be opened', () => {
    const path = `${'folder/'.repeat(10)}file.py`
    expect(placeLines({ path, line: 3, endLine: 9 }, 40, '    ')).toEqual([`${path}:3`, '    to 9'])
  })
})
