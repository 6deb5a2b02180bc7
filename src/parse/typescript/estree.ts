import type { TSESTree } from '@typescript-eslint/typescript-estree'

/** What the parser makes of a file. Trees stay in this folder. */
export type Node = TSESTree.Node
export type Comment = TSESTree.Comment
export type Program = TSESTree.Program & { readonly comments?: readonly Comment[] }

/** Reads one source text. Throws where it does not parse; the error then carries a line, most of the time. */
export type Parser = (source: string, path: string) => Program

/**
 * Loads the parser: a third of a second and 60 MB, so only where there is a file for it.
 * It is the compiler's own parser, so it reads what `tsc` reads; JavaScript with JSX as well.
 */
export async function loadParser(): Promise<Parser> {
  const { parse } = await import('@typescript-eslint/typescript-estree')
  return (source, path) =>
    parse(source, {
      range: true,
      comment: true,
      // Code that only the type checker rejects is still code.
      allowInvalidAST: true,
      loggerFn: false,
      suppressDeprecatedPropertyWarnings: true,
      filePath: path,
    }) as Program
}
