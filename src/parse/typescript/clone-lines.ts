import type { CloneLines } from '../../facts/types.ts'
import { Hash } from '../extract/hash.ts'
import type { Node } from './estree.ts'
import { isImport } from './passive.ts'
import type { Syntax } from './syntax.ts'

const SPACE = 32

/** Lines for the duplicate finder: the lines of code without those of imports, each as hashes of its trimmed text. */
export function cloneLines(syntax: Syntax): CloneLines {
  const { source, lines } = syntax
  const compared = comparedLines(syntax)
  const hashA = new Uint32Array(compared.length)
  const hashB = new Uint32Array(compared.length)
  compared.forEach((line, index) => {
    const hash = hashOfLine(source, lines.start(line), lines.start(line + 1))
    hashA[index] = hash.a
    hashB[index] = hash.b
  })
  return { lines: compared, hashA, hashB }
}

function comparedLines({ isCode, lines, program }: Syntax): Uint32Array {
  const compared = isCode.slice()
  for (const statement of program.body) {
    if (!loadsModules(statement)) continue
    compared.fill(0, lines.at(statement.range[0]), lines.at(statement.range[1] - 1) + 1)
  }
  return Uint32Array.from(compared.keys()).filter((line) => compared[line] === 1)
}

function loadsModules(statement: Node): boolean {
  switch (statement.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'TSImportEqualsDeclaration':
      return true
    case 'ExportNamedDeclaration':
      return statement.source !== null
    case 'VariableDeclaration':
      return statement.declarations.every(({ init }) => init !== null && isImport(init))
    default:
      return false
  }
}

function hashOfLine(source: string, start: number, end: number): Hash {
  let from = start
  let to = end
  while (from < to && source.charCodeAt(from) <= SPACE) from++
  while (to > from && source.charCodeAt(to - 1) <= SPACE) to--
  const hash = new Hash()
  hash.addText(source, from, to)
  return hash
}
