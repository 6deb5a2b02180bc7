// ESLint as the reference: its own rules `complexity` and `max-params`, with every function reported.
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join, resolve } from 'node:path'

/** Folders in which ESLint and the parser of typescript-eslint may be installed: the given one, this one, the ones above. */
function* candidates() {
  if (process.env.ESLINT_HOME) yield resolve(process.env.ESLINT_HOME)
  for (let folder = process.cwd(), above = ''; folder !== above; folder = resolve(above, '..')) {
    yield folder
    above = folder
  }
}

/** Where ESLint was found and what reads with it; `undefined` when there is none. */
export async function loadEslint() {
  const home = [...candidates()].find((folder) =>
    ['eslint', '@typescript-eslint/parser'].every((name) => existsSync(join(folder, 'node_modules', name))),
  )
  if (home === undefined) return undefined
  const require = createRequire(join(home, 'package.json'))
  const { Linter } = require('eslint')
  const { builtinRules } = require('eslint/use-at-your-own-risk')
  const parser = require('@typescript-eslint/parser')
  return {
    home,
    version: Linter.version,
    figures: reader({ Linter, builtinRules, parser }),
  }
}

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])

/** Reads a file; the result is a `Map` from the offset of a function to what the two rules say of it, `undefined` for a file that does not parse. */
function reader({ Linter, builtinRules, parser }) {
  const linter = new Linter({ configType: 'flat' })
  return (source, path) => {
    const found = new Map()
    const config = {
      files: ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}'],
      languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true }, allowInvalidAST: true } },
      linterOptions: { noInlineConfig: true },
      plugins: { capture: { rules: capturing(builtinRules, found) } },
      rules: { 'capture/complexity': 'error', 'capture/parameters': 'error' },
    }
    try {
      const messages = linter.verify(source, [config], { filename: basename(path) })
      return messages.some(({ fatal }) => fatal) ? undefined : found
    } catch {
      // Its analysis of code paths does not survive some programs that are not valid.
      return undefined
    }
  }
}

/** The two rules, putting what they say of each function into `found`. */
function capturing(builtinRules, found) {
  const take = (key) => (node, value) => {
    if (FUNCTIONS.has(node.type)) found.set(node.range[0], { ...found.get(node.range[0]), [key]: value })
  }
  return {
    // An arrow function in a field is reported twice: as a function, and as the initial value of the field.
    complexity: capture(builtinRules.get('complexity'), [0], ({ node, data }) => {
      if (data.name !== 'Class field initializer') take('complexity')(node, data.complexity)
    }),
    parameters: capture(builtinRules.get('max-params'), [{ max: 0, countThis: 'never' }], ({ node, data }) =>
      take('parameters')(node, data.count),
    ),
  }
}

/** A rule of ESLint that hands over what it would report. */
function capture(rule, options, report) {
  return {
    meta: { schema: false },
    create: (context) =>
      rule.create(Object.create(context, { report: { value: report }, options: { value: options } })),
  }
}
