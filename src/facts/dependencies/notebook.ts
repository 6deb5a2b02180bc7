import { readCells } from '../notebooks/cells.ts'
import type { DependencyGroup } from '../types/dependencies.ts'
import { type Declarations, declarations, merge } from './found.ts'
import { readInstalls } from './install.ts'

const INSTALLS = /\b(pip[\d.]*|conda|mamba|uv)\b[^\n]{0,200}\b(install|add|create|update)\b/

/** Packages that `!pip install`, `%pip install` and `%conda install` lines of a notebook install. */
export function readNotebookInstalls(text: string, path: string, group: DependencyGroup): Declarations {
  // Most notebooks install nothing; they need not be read for it.
  if (!INSTALLS.test(text)) return declarations()
  const cells = readCells(text).cells.filter(({ type, source }) => type === 'code' && INSTALLS.test(source))
  return merge(
    cells.flatMap(({ cell, source }) =>
      commandsOf(source).map(({ shell, line }) => {
        return readInstalls(shell, { path, source: 'notebook', group, line, cell, from: path })
      }),
    ),
  )
}

/** Shell text of the lines that start with `!` or `%`; of a `%%bash` cell all of them. */
function commandsOf(source: string): { shell: string; line: number }[] {
  const lines = source.split('\n').map((text, index) => ({ text, line: index + 1 }))
  const isShell = /^\s*%%(bash|sh|script)\b/.test(source)
  const commands = isShell ? lines.slice(1) : lines.filter(({ text }) => /^\s*[!%]\s*[\w{./-]/.test(text))
  return commands.map(({ text, line }) => ({
    line,
    shell: text.replace(/^\s*[!%]+\s*/, '').replace(/\{sys\.executable\}/, 'python'),
  }))
}
