// The yardstick: one thread, tree-sitter parses every file and nothing is done with the trees.
import { readFileSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import Parser from 'tree-sitter'
import python from 'tree-sitter-python'

const parser = new Parser()
parser.setLanguage(python)
for (const path of JSON.parse(readFileSync(process.argv[2], 'utf8'))) {
  parser.parse(readFileSync(path, 'utf8'))
  await setImmediate() // Trees are freed when the event loop turns.
}
