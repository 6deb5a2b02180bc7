import { shellOptions } from '../../command/unwrap.ts'
import { combine, type Mask } from '../../effect.ts'
import type { JobDraft, Reading, ScriptWork } from '../../job.ts'
import { STOPPING, WINDOWS } from '../../script.ts'
import type { ShellMode } from '../../shell/state.ts'
import { makeTrigger } from '../../triggers.ts'
import type { ReadResult, Source } from '../result.ts'
import { type GroovyText, type Literal, readGroovy } from './groovy.ts'

/** `sh '…'`, `sh(script: '…')`, with other arguments before; `bat` and `powershell` on Windows. Looked for before a literal. */
const STEP = /\b(sh|bat|pwsh|powershell)\s*\(?\s*\[?\s*(?:[\w\s:,]*\bscript\s*:\s*)?$/
const STAGE = /\bstage\s*\(?\s*(?:name\s*:\s*)?$/

/** How far before a literal the name of its step may stand. */
const NEAR = 300
const MOST_LITERALS = 2000

/**
 * Scripts of a Jenkinsfile, found in its text: Groovy is not run. What starts the job is set in Jenkins, so it is taken to run on
 * changes, in doubt.
 */
export async function readJenkins({ branch }: Reading, { path, text }: Source): Promise<ReadResult> {
  const groovy = readGroovy(text)
  const triggers = [makeTrigger({ kind: 'push', name: 'set in Jenkins' }, branch)]
  const drafts = stagesOf(groovy).flatMap((stage): JobDraft[] => {
    const work = stage.literals.flatMap((literal) => stepWork({ groovy, stage, path }, literal))
    const at = { path, line: stage.line, endLine: stage.endLine }
    const mask = combine(whenMask(groovy, stage), { doubt: 'what starts it is set in Jenkins' })
    return work.length === 0 ? [] : [{ name: stage.name, at, triggers, mask, work }]
  })
  return { drafts }
}

interface Stage {
  readonly name: string
  readonly literals: readonly Literal[]
  readonly start: number
  readonly end: number
  readonly line: number
  readonly endLine: number
}

/** Stages by their text, up to the next one; what stands before the first is one too. */
function stagesOf(groovy: GroovyText): Stage[] {
  const literals = groovy.literals.slice(0, MOST_LITERALS)
  const names = literals.filter((literal) => STAGE.test(before(groovy, literal)))
  const starts = [{ text: 'pipeline', start: 0, line: 1 }, ...names]
  return starts.map(({ text, start, line }, index) => {
    const next = starts[index + 1]
    const end = next?.start ?? groovy.code.length
    const own = literals.filter((literal) => literal.start >= start && literal.start < end)
    return { name: text, literals: own, start, end, line, endLine: next === undefined ? groovy.lines : next.line }
  })
}

function before({ code }: GroovyText, { start }: Literal): string {
  return code.slice(Math.max(0, start - NEAR), start)
}

/** A stage in the text of its file. */
interface StageText {
  readonly groovy: GroovyText
  readonly stage: Stage
  readonly path: string
}

function stepWork(around: StageText, literal: Literal): ScriptWork[] {
  const kind = STEP.exec(before(around.groovy, literal))?.[1]
  if (kind === undefined) return []
  const { text, line, byLine } = literal
  const mode = kind === 'sh' ? shellMode(text) : WINDOWS
  return [{ script: { text, path: around.path, line, byLine, folder: '', mode, mask: stepMask(around, literal) } }]
}

/** Jenkins starts `sh -xe`, unless the script has a first line of its own that says how it is run. */
function shellMode(text: string): ShellMode {
  const shebang = /^\s*#!(.*)/.exec(text)?.[1]
  return shebang === undefined ? STOPPING : shellOptions(shebang.split(/\s+/).slice(1))
}

/** `returnStatus: true` and `catchError` go on after a failure (https://www.jenkins.io/doc/pipeline/steps/workflow-durable-task-step/). */
function stepMask({ groovy: { code }, stage }: StageText, { start, text }: Literal): Mask | undefined {
  const near = code.slice(Math.max(stage.start, start - NEAR), start)
  const after = code.slice(start + text.length, start + text.length + NEAR).split('\n', 1)[0]!
  const call = near.slice(near.lastIndexOf('sh')) + after
  if (/\breturnStatus\s*:\s*true/.test(call)) return { reason: '`returnStatus: true` hands its status to the script' }
  const open = openBlocks(code.slice(stage.start, start))
  if (open.some((block) => /\bcatchError\b/.test(block))) return { doubt: '`catchError` stands around it' }
  return open.some((block) => /\bpost\s*$/.test(block)) ? { doubt: 'it stands in a `post` block' } : undefined
}

/** Texts that stand before the braces which are open at the end. */
function openBlocks(code: string): string[] {
  const open: string[] = []
  let last = 0
  for (let at = 0; at < code.length; at++) {
    if (code[at] === '{') open.push(code.slice(Math.max(last, at - NEAR), at))
    else if (code[at] === '}') open.pop()
    if (code[at] === '{' || code[at] === '}' || code[at] === '\n') last = at + 1
  }
  return open
}

/** `when { branch … }` and its like leave it open whether changes are checked. */
function whenMask({ code, literals }: GroovyText, stage: Stage): Mask | undefined {
  const found = /\bwhen\s*\{([^}]*)\}/.exec(code.slice(stage.start, Math.min(stage.end, stage.start + 2000)))
  if (found === null) return undefined
  const from = stage.start + found.index
  const named = literals.filter(({ start }) => start >= from && start < from + found[0].length).map(({ text }) => text)
  return { doubt: `it runs only when \`${[found[1]!.trim().split(/\s/)[0], ...named].join(' ').slice(0, 80)}\`` }
}
