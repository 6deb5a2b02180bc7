import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Makes a folder with these files, and returns its path. */
export async function makeRepository(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'se-ml-e2e-'))
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), text)
  }
  return root
}

/** A Python module with many functions: a table of them is longer than what a pipe takes in. */
export function manyFunctions(count: number): string {
  return Array.from({ length: count }, (_, index) => `def function_${index}(a, b):\n    return a + b\n`).join('\n\n')
}
