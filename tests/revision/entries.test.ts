import { describe, expect, test } from 'vitest'
import type { Git } from '../../src/facts/git.ts'
import { listEntries } from '../../src/revision/entries.ts'
import { resolveCommit } from '../../src/revision/resolve.ts'

const HASH = 'a'.repeat(40)

/** A git that answers `ls-tree -l -z` with these records. */
function listing(...records: readonly string[]): Git {
  return async () => ({ output: records.map((record) => `${record}\0`).join('') }) as never
}

const file = (path: string, size: number | string = 10, mode = '100644', hash = HASH): string =>
  `${mode} blob ${hash} ${String(size).padStart(7)}\t${path}`

describe('the files of a commit', () => {
  test('are those that are written whole, with the hash of regular ones', async () => {
    const entries = await listEntries(
      listing(
        file('a.py'),
        file('run.sh', 5, '100755'),
        file('link', 4, '120000'),
        `160000 commit ${HASH}       -\tsub`,
      ),
      'HEAD',
    )
    expect(entries.whole).toEqual(['a.py', 'run.sh', 'link', 'sub'])
    expect([...entries.blobs]).toEqual([
      ['a.py', HASH],
      ['run.sh', HASH],
    ])
    expect(entries.hollow).toEqual([])
  })

  test('may have any name that git allows', async () => {
    const { whole } = await listEntries(listing(file('a b/ü\n"x".py'), file('tab\there')), 'HEAD')
    expect(whole).toEqual(['a b/ü\n"x".py', 'tab\there'])
  })

  /** 64 KiB for what is never opened, 50 MiB for what may be: the limits of the readers. */
  test.each([
    ['logo.png', 64 * 1024, 'whole'],
    ['logo.png', 64 * 1024 + 1, 'hollow'],
    ['weights.pt', 1 << 30, 'hollow'],
    ['weights.pt', 130, 'whole'],
    ['data.csv', 50 << 20, 'whole'],
    ['data.csv', (50 << 20) + 1, 'hollow'],
    ['folder/eda.ipynb', 40 << 20, 'whole'],
    ['folder.png/code.py', 1 << 20, 'whole'],
  ])('%s of %d bytes is %s', async (path, size, where) => {
    const { whole, hollow } = await listEntries(listing(file(path, size)), 'HEAD')
    expect(where === 'whole' ? whole : hollow.map((one) => one.path)).toEqual([path])
    if (where === 'hollow') expect(hollow[0]).toMatchObject({ path, size })
  })

  test('that a partial clone lacks end it, with what to do', async () => {
    await expect(listEntries(listing(file('a.py'), file('b.py', 'BAD')), 'HEAD')).rejects.toThrow(
      'it lacks 1 files of the revision, such as b.py; check the revision out once, or clone without --filter',
    )
  })

  test('that would be written through a link end it', async () => {
    await expect(listEntries(listing(file('a', 4, '120000'), file('a/b.py')), 'HEAD')).rejects.toThrow(
      'holds a/b.py twice',
    )
    await expect(listEntries(listing(file('a.b', 4), file('a.bc/d')), 'HEAD')).resolves.toBeDefined()
  })

  test('that would fill the disk end it', async () => {
    const many = Array.from({ length: 120 }, (_, index) => file(`${index}.csv`, 50 << 20))
    await expect(listEntries(listing(...many), 'HEAD')).rejects.toThrow(
      'holds 5.9 GB of text: more than 4 GB are not read',
    )
  })

  test('cannot be listed where git fails', async () => {
    const failing: Git = async () => ({ failed: 'bad object' }) as never
    await expect(listEntries(failing, 'abc')).rejects.toThrow('the files of abc cannot be listed: bad object')
  })
})

describe('a revision', () => {
  const asked: string[][] = []
  const git: Git = async (args) => {
    asked.push([...args])
    return (args.at(-1) === 'main^{commit}' ? { output: `${HASH}\n` } : { failed: 'unknown' }) as never
  }

  test('is the commit that git takes it for', async () => {
    expect(await resolveCommit(git, 'main')).toBe(HASH)
    expect(asked.at(-1)).toEqual(['rev-parse', '--verify', '--quiet', 'main^{commit}'])
  })

  test('that is not there ends it, with what to do', async () => {
    await expect(resolveCommit(git, 'other')).rejects.toThrow(
      'there is no revision "other" here: give a branch, a tag or a commit; in a shallow clone fetch it first',
    )
  })

  test.each(['--output=/etc/passwd', '-x', '', '\nmain', '\0', 'a'.repeat(1001)])(
    '%j never reaches git',
    async (revision) => {
      const before = asked.length
      await expect(resolveCommit(git, revision)).rejects.toThrow('there is no revision')
      expect(asked).toHaveLength(before)
    },
  )

  test('a message about one stays short', async () => {
    const error = await resolveCommit(git, 'a'.repeat(100_000)).catch((one: Error) => one)
    expect((error as Error).message.length).toBeLessThan(1200)
  })
})
