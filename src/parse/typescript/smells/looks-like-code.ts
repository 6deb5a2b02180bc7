const NAME = '[A-Za-z_$][\\w$]*'
const DOTTED = `(?:await )?(?:this\\.)?${NAME}(?:\\??\\.${NAME}|\\[[^\\]]*\\])*`

/** Whole lines that are statements or parts of one. Prose does not match: it has words side by side. */
const STATEMENTS = [
  /^import (?:.* from )?['"].*['"];?$/,
  /^export (?:default|const|async|function|class|\{|\*)/,
  new RegExp(`^(?:const|let|var) (?:${NAME}|\\{.*|\\[.*)(?:: [^=]+)?(?: =.*|;)$`),
  new RegExp(`^${DOTTED} ?(?:[-+*/|&?]{0,2})= ?[^=\\s].*[;{(\\[,]$`),
  new RegExp(`^(?:return )?${DOTTED}(?:\\(.*\\))+(?:\\.${NAME}\\(.*\\))*;$`),
  new RegExp(`^(?:return )?${DOTTED}\\([^)]*(?:=> )?[{(\\[]$`),
  /^(?:return|throw) ?.*;$/,
  /^(?:if|for|while|switch) ?\(.*\) ?\{?$/,
  /^\} ?(?:else|catch|finally).*\{$/,
  /^(?:async )?function\*? ?[\w$]*\(.*\).*\{$/,
  /^<\/?[A-Z][\w.]*(?: .*)?\/?>$/,
  /^[}\])]+[;,]?\)?;?$/,
  /^(?:break|continue);$/,
]

/** Marks of tools, and remarks. */
const NO_CODE = /^(?:eslint|prettier|biome|tslint|@ts-|istanbul|c8|v8|webpack|global|jshint|#|-\*-)|≤|≥|→|\.\.\.$/

/** Two words with only a space between them, none of them a keyword: prose. */
const WORDS_SIDE_BY_SIDE =
  /(?<![\w$])(?!(?:return|throw|new|await|typeof|const|let|var|function|async|case|export|default|import|else|of|in|instanceof|as|from|delete|void|yield|class|extends|type|interface|static|readonly|public|private)\b)[A-Za-z]\w* (?!(?:of|in|instanceof|as|from|extends|satisfies)\b)[A-Za-z]\w*/

/** Whether a comment line is a line of TypeScript or JavaScript that was switched off. Strings in it may hold any prose. */
export function looksLikeCode(text: string): boolean {
  if (text.length > 400 || NO_CODE.test(text)) return false
  const bare = text.replace(/'[^']*'|"[^"]*"|`[^`]*`/g, "''")
  const isMarkup = text.startsWith('<')
  if (!isMarkup && WORDS_SIDE_BY_SIDE.test(bare)) return false
  return STATEMENTS.some((statement) => statement.test(bare))
}
