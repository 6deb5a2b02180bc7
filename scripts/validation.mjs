// npm run validation -- FOLDER
// Compares the readings on the pages in docs/validation with what se-ml says today. FOLDER holds clones of the repositories,
// each under its own name; those that are missing are counted. A cell `m / p, now m` is: what a person read, what the first run
// said, and what it said after mending. Prints each verdict that is not the one on the page, and how many share their reading.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { audit, rules } from '../dist/index.js'

const PAGES = 'docs/validation'
/** Tables with these columns are compared; pages of other categories have forms of their own. */
const PRACTICES = [4, 11, 18, 20, 22, 23, 24, 25, 26, 35]
const LEVELS = { 'not-at-all': '-', partially: 'p', mostly: 'm', completely: 'c' }

const [folder] = process.argv.slice(2)
if (folder === undefined || !existsSync(folder)) {
  console.error('npm run validation -- FOLDER: the folder with the clones of the repositories')
  process.exitCode = 2
} else await compareAll()

async function compareAll() {
  const rows = readdirSync(PAGES).flatMap((page) => rowsOf(readFileSync(join(PAGES, page), 'utf8')))
  const there = rows.filter(({ name }) => existsSync(join(folder, name)))
  let cells = 0
  let shared = 0
  for (const row of there) {
    for (const { practice, reading, last, now } of await compare(row)) {
      cells++
      if (now === reading) shared++
      if (now !== last) console.log(`${row.name} ${practice}: reading ${reading}, page ${last}, now ${now}`)
    }
  }
  console.log(`${shared} of ${cells} verdicts share the level of the reading (${percent(shared, cells)} %)`)
  console.log(`${there.length} of ${rows.length} repositories are there`)
}

function rowsOf(page) {
  const rows = []
  let isTable = false
  for (const line of page.split('\n')) {
    const [first = '', ...cells] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.replaceAll('**', '').trim())
    if (first === 'repository') isTable = cells.join() === PRACTICES.join()
    else if (!line.startsWith('|')) isTable = false
    else if (isTable && !first.startsWith('-')) rows.push({ name: nameOf(first), cells })
  }
  return rows
}

/** `owner/name (no git)` lies in the folder `name`. */
function nameOf(text) {
  return text.replace(/ \(.*/, '').split('/').at(-1)
}

async function compare({ name, cells }) {
  const chosen = rules.filter(({ kind, number }) => kind === 'practice' && PRACTICES.includes(number))
  const report = await audit(join(folder, name), { rules: chosen })
  return PRACTICES.map((practice, index) => {
    const [, reading, first = reading, last = first] = /^(\S+)(?: \/ (\S+?))?(?:, now (\S+))?$/.exec(cells[index]) ?? []
    const { id } = chosen.find(({ number }) => number === practice)
    return { practice, reading, last, now: shortOf(report.rules.find((rule) => rule.id === id)) }
  })
}

function shortOf({ level, status }) {
  return LEVELS[level] ?? (status === 'unknown' ? '?' : 'n/a')
}

function percent(part, whole) {
  return whole === 0 ? 0 : Math.round((100 * part) / whole)
}
