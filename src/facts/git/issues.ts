import type { IssueReferences } from '../types/git.ts'
import type { Commit } from './commits.ts'

const LOOKED_AT = 1000

/** A prefix of a tracker is used again and again; a name such as `RTX-3090` now and then (practices.md, practice 36). */
const USES_OF_PREFIX = 5

const KEYWORD =
  /\b(?:fix(?:e[sd])?|close[sd]?|resolve[sd]?|refs?|references|addresses|see|issue|re|part of|relates to):?\s+(?:[\w.-]+\/[\w.-]+)?#\d+/i

const TRACKER_KEY = /\b([A-Z][A-Z0-9]{1,9})-\d{1,6}\b/g

/** Look like the key of a tracker, and are standards, models and devices. */
const NO_TRACKERS = new Set(
  'PR MR PHASE STEP UTF ISO SHA MD COVID RTX GTX GPT CVE PEP RFC T5 BERT VGG CIFAR MNIST FP BF INT CUDA CPU GPU TPU PY PYTHON WMT SQUAD IEEE ANSI CP LATIN ASCII CC BY GPL LGPL AGPL MIT BSD APACHE HTTP TLS SSL AES RSA VIT YOLO RESNET OPT LLAMA V VERSION RC ROUGE BLEU MSE ADAM X86 ARM MP WIN EC2 P100 V100 A100 H100'.split(
    ' ',
  ),
)

/** References of commits to a backlog. @param commits by people, newest first */
export function readIssues(commits: readonly Commit[]): IssueReferences {
  const texts = commits.slice(0, LOOKED_AT).map(textOf)
  const prefixes = stablePrefixes(texts)
  const keyword = texts.map((text) => KEYWORD.test(text))
  const tracker = texts.map((text) => /\bAB#\d+/.test(text) || keysIn(text).some((prefix) => prefixes.has(prefix)))
  return {
    commits: texts.length,
    referring: keyword.filter((is, index) => is || tracker[index]).length,
    keyword: keyword.filter(Boolean).length,
    tracker: tracker.filter(Boolean).length,
    prefixes: [...prefixes].sort(),
  }
}

/** Without the number of the pull request itself, which is no work item. */
function textOf({ subject, body }: Commit): string {
  const own = subject.replace(/^Merge pull request #\d+/, '').replace(/\(#\d+\)$/, '')
  return `${own}\n${body}`
}

function stablePrefixes(texts: readonly string[]): Set<string> {
  const uses = new Map<string, number>()
  for (const text of texts) for (const prefix of new Set(keysIn(text))) uses.set(prefix, (uses.get(prefix) ?? 0) + 1)
  return new Set([...uses].filter(([, count]) => count >= USES_OF_PREFIX).map(([prefix]) => prefix))
}

function keysIn(text: string): string[] {
  const prefixes = Array.from(text.matchAll(TRACKER_KEY), ([, prefix = '']) => prefix)
  return prefixes.filter((prefix) => !NO_TRACKERS.has(prefix))
}
