// Prints figures that Better Code Hub published for huggingface/transformers beside those of the preset bch-2016, and
// exits with 1 when one differs by more than it may.
//
// Better Code Hub analysed a commit of late March 2021. All figures come out at 838f83d84 and 455f81711 (31 March 2021):
//   git clone https://github.com/huggingface/transformers && git -C transformers checkout 838f83d84
//   npm run build && npm run reproduce -- transformers
import { audit, unitMetrics } from '../dist/index.js'

/** Better Code Hub lost the last line of a file, so that clones that reach it were one line short. */
const LAST_LINE = 1

/** Lines of the largest clone that stands in both files. */
const CLONES = [
  { lines: 577, files: ['modeling_tf_led.py', 'modeling_tf_longformer.py'], allowed: 0 },
  { lines: 368, files: ['modeling_led.py', 'modeling_longformer.py'], allowed: 0 },
  { lines: 160, files: ['modeling_tf_blenderbot.py', 'modeling_tf_blenderbot_small.py'], allowed: LAST_LINE },
  { lines: 145, files: ['modeling_blenderbot.py', 'modeling_pegasus.py'], allowed: 0 },
  { lines: 143, files: ['tokenization_bert.py', 'tokenization_mpnet.py'], allowed: LAST_LINE },
  { lines: 134, files: ['tokenization_dpr.py', 'tokenization_dpr_fast.py'], allowed: LAST_LINE },
  { lines: 129, files: ['modeling_tf_marian.py', 'modeling_tf_pegasus.py'], allowed: 0 },
  { lines: 128, files: ['modeling_bart.py', 'modeling_mbart.py'], allowed: 0 },
]

/** The unit that headed two of its lists. */
const GENERATE = { file: 'src/transformers/generation_utils.py', name: 'GenerationMixin.generate' }

const root = process.argv[2]
if (root === undefined) {
  console.error('usage: npm run reproduce -- PATH (a checkout of huggingface/transformers at 838f83d84)')
  process.exitCode = 2
} else {
  const rows = [...(await unitRows(root)), ...(await cloneRows(root))]
  console.log(table(rows))
  const wrong = rows.filter(differs).length
  console.log(`\n${rows.length - wrong} of ${rows.length} figures reproduced`)
  process.exitCode = wrong === 0 ? 0 : 1
}

async function unitRows(path) {
  const units = await unitMetrics(path, { preset: 'bch-2016' })
  const unit = units.find(({ file, name }) => file === GENERATE.file && name === GENERATE.name)
  return [
    { what: `parameters of ${GENERATE.name}`, published: 32, ours: unit?.parameters, allowed: 0 },
    { what: `lines of code of ${GENERATE.name}`, published: 395, ours: unit?.code_lines, allowed: 0 },
  ]
}

async function cloneRows(path) {
  const { rules } = await audit(path, { preset: 'bch-2016' })
  const { findings } = rules.find(({ id }) => id === 'maintainability/write-code-once')
  return CLONES.map(({ lines, files, allowed }) => {
    const [largest] = findings.filter(standsIn(files)).sort((a, b) => b.value - a.value)
    return { what: `clone of ${files.join(' and ')}`, published: lines, ours: largest?.value, allowed }
  })
}

/** Whether a finding has a copy in each of the files. */
function standsIn(files) {
  return ({ at, related = [] }) => {
    const paths = [at, ...related].map((place) => place.path)
    return files.every((file) => paths.some((path) => path.startsWith('src/') && path.endsWith(`/${file}`)))
  }
}

function differs({ published, ours, allowed }) {
  return ours === undefined || Math.abs(ours - published) > allowed
}

function table(rows) {
  const lines = rows.map((row) => {
    const difference = row.ours === undefined ? 'not found' : row.ours === row.published ? '' : row.ours - row.published
    const verdict = differs(row) ? 'WRONG' : difference === '' ? 'equal' : `within ${row.allowed}`
    return `${String(row.published).padStart(9)}  ${String(row.ours ?? '-').padStart(5)}  ${verdict.padEnd(8)}  ${row.what}`
  })
  return ['published   ours  verdict   what', ...lines].join('\n')
}
