const NAME = '[A-Za-z_]\\w*'
const DOTTED = `${NAME}(?:\\.${NAME}|\\[[^\\]]*\\])*`

/** Whole lines that are statements. Prose does not match: it has words side by side. */
const STATEMENTS = [
  new RegExp(`^(?:import ${NAME}(?:\\.${NAME})*(?: as ${NAME})?|from \\.*[\\w.]* import [\\w, *()]+)$`),
  new RegExp(`^${DOTTED}(?:, ${DOTTED})* ?(?:[-+*/|&]|//|\\*\\*)?= ?[^=\\s].*$`),
  new RegExp(`^(?:await |return |yield |assert |del |raise |print )?${DOTTED}\\(.*\\)$`),
  /^return (?:[\w.[\]()'"]+(?:, ?|$))+$/,
  /^(?:if|elif|while) .*[^.\s]:$/,
  /^for [\w, ()]+ in \S.*:$/,
  /^(?:else|try|finally):$/,
  /^except(?: [\w.()]+(?:, [\w.]+)*(?: as \w+)?)?:$/,
  /^(?:async )?def \w+\(.*\)(?: -> .+)?:$/,
  /^class \w+(?:\(.*\))?:$/,
  /^with \S.*:$/,
  /^@[\w.]+(?:\(.*\))?$/,
]

/** Marks of tools, and formulas: `y = W x + b (Eq. 3)` is a remark, not a statement. */
const NO_CODE = /^(?:type:|noqa|pylint|pragma|fmt:|isort|mypy|ruff|flake8|%%|!|-\*-)|\bEq\.|≤|≥|→|∑|\.\.\.|[.!?]$/

/** Two words with only a space between them, none of them an operator or keyword of Python: prose. */
const WORDS_SIDE_BY_SIDE =
  /\b(?!(?:and|or|not|in|is|if|else|for|lambda|await|yield|from|import|as|return|assert|del|raise|print|async|with|except|class|def|elif|while)\b)[A-Za-z]\w* (?!(?:and|or|not|in|is|if|else|for|as|import|from)\b)[A-Za-z]\w*/

/** Whether a comment line is a line of Python that was switched off. Strings in it may hold any prose. */
export function looksLikeCode(text: string): boolean {
  const bare = text.replace(/'[^']*'|"[^"]*"/g, "''")
  if (NO_CODE.test(text) || WORDS_SIDE_BY_SIDE.test(bare) || !isBalanced(bare)) return false
  return STATEMENTS.some((statement) => statement.test(bare))
}

function isBalanced(text: string): boolean {
  let open = 0
  for (const sign of text) {
    if ('([{'.includes(sign)) open++
    else if (')]}'.includes(sign) && --open < 0) return false
  }
  return open === 0
}
