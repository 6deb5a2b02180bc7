import type { Gathered } from '../gathered.ts'
import { readEach } from '../read/each.ts'
import { locate } from '../types/locate.ts'
import type { NameFacts } from '../types/names.ts'
import type { Saying, UserText, UserTexts } from '../types/userTexts.ts'
import type { ModuleFacts, ProjectFile } from '../types.ts'
import { constantsOf } from './constants.ts'
import { impersonates, sayingsOf } from './sayings.ts'

const MOST_TEXTS = 200
const MOST_FILES = 2000
const LONGEST_LINE = 1000
const LONGEST_SHOWN = 160

const PAGE = /\.(html?|jinja2?|j2|tsx|jsx|vue|svelte)$/i
const PROMPT = /\.(py|ipynb)$|prompt[^/]*\.(txt|ya?ml|json|md|toml)$|(^|\/)prompts?\/[^/]+\.(txt|ya?ml|json|md|toml)$/i

/** Calls that draw an interface. */
const DRAWS =
  /^(streamlit|gradio|dash|panel|chainlit|shiny|nicegui|telegram|aiogram|telebot|discord|slack_bolt)\.|^fastapi\.FastAPI$/

/** What users read, and what models are told to say to them. Nothing is read where the project has no users. */
export async function gatherUserTexts(from: Gathered): Promise<UserTexts> {
  const { flags } = await from.ask('profile')
  if (flags['user-facing'].value !== true) return { looked: 0, texts: [], problems: [] }
  const drawn = await drawnTexts(from, await from.ask('names'))
  const read = await readEach({ root: from.root, files: wanted(from.files), read: readFile })
  const all = [...drawn, ...read.found.flatMap(({ texts }) => texts)]
  const looked = drawn.length + read.found.reduce((sum, { lines }) => sum + lines, 0)
  return { looked, texts: all.flatMap(sayings).sort(byPlace).slice(0, MOST_TEXTS), problems: read.problems }
}

/** A text that users read, or, in prompts, a model. */
type Candidate = Pick<UserText, 'text' | 'at'> & { readonly isOrder?: true }

function sayings({ text, at, isOrder }: Candidate): UserText[] {
  const found: Saying[] = isOrder ? ['impersonates'] : sayingsOf(text)
  return found.map((saying) => ({ saying, text: text.slice(0, LONGEST_SHOWN), at }))
}

function byPlace({ at: a }: UserText, { at: b }: UserText): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1
  return (a.cell ?? 0) - (b.cell ?? 0) || (a.line ?? 0) - (b.line ?? 0)
}

/** Texts that are passed to calls that draw: as they stand there, or by the name of a constant of the module. */
async function drawnTexts({ root, modules }: Gathered, { calls }: NameFacts): Promise<Candidate[]> {
  const drawing = calls.filter(({ name, role }) => DRAWS.test(name) && (role === 'source' || role === 'notebook'))
  const paths = [...new Set(drawing.map(({ module }) => modules[module]!))].filter(({ role }) => role === 'source')
  const read = await readEach({
    root,
    files: paths.map(asFile),
    read: (text, { path }) => [path, constantsOf(text)] as const,
  })
  const constants = new Map(read.found)
  return drawing.flatMap(({ module, call, line }) => {
    const facts = modules[module]!
    const known = constants.get(facts.path)
    const texts = facts.calls[call]!.arguments.flatMap(({ value, name }) => {
      const text = typeof value === 'string' ? value : name === undefined ? undefined : known?.get(name)
      return text === undefined ? [] : [oneLine(text)]
    })
    return texts.flatMap(sentences).map((text) => ({ text, at: locate(facts, line) }))
  })
}

function asFile({ path, role, language }: ModuleFacts): ProjectFile {
  return { path, kind: language, role, reason: '', size: 0 }
}

/** Sentences of a longer text, so that what is shown is what matters. */
function sentences(text: string): string[] {
  return text.length <= LONGEST_SHOWN ? [text] : text.split(/(?<=[.!?])\s+/)
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

function wanted(files: readonly ProjectFile[]): ProjectFile[] {
  const own = files.filter(({ role }) => role === 'source' || role === 'config' || role === 'docs')
  return own
    .filter(({ path, role }) => (PAGE.test(path) && role === 'source') || PROMPT.test(path))
    .slice(0, MOST_FILES)
}

interface ReadTexts {
  readonly texts: readonly Candidate[]
  /** Lines of a page with a text. */
  readonly lines: number
}

function readFile(content: string, { path }: ProjectFile): ReadTexts {
  const lines = content
    .split('\n')
    .map((text, index) => ({ text: text.slice(0, LONGEST_LINE), at: { path, line: index + 1 } }))
  const orders = lines
    .filter(({ text }) => impersonates(text))
    .map((one) => ({ ...one, text: oneLine(one.text), isOrder: true as const }))
  if (!PAGE.test(path)) return { texts: orders, lines: 0 }
  const said = lines.map(({ text, at }) => ({ text: withoutTags(text), at })).filter(({ text }) => /\w{3}/.test(text))
  return { texts: [...orders, ...said], lines: said.length }
}

/** What is left of a line when its comments and tags are gone. */
function withoutTags(line: string): string {
  const said = line.replaceAll(/\{?\/\*.*?\*\/\}?|<!--.*?-->|^\s*(\/\/|\*|\/\*).*$/g, ' ')
  return oneLine(said.replaceAll(/<[^<>]*>|\{[%{#][^{}]*[%}#]\}/g, ' '))
}
