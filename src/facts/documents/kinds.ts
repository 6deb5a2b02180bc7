import type { DocumentKind } from '../types/documents.ts'
import type { ProjectFile } from '../types.ts'

/** Kinds by the whole path, in lower case; the first that matches. */
const BY_PATH: readonly (readonly [RegExp, DocumentKind])[] = [
  [/(^|\/)(issue_template|issue_templates)\/[^/]+\.(md|ya?ml)$|(^|\/)issue_template\.md$/, 'issue-template'],
  [/(^|\/)(pull_request_template|merge_request_templates?)\/[^/]+\.md$/, 'pull-request-template'],
  [/(^|\/)pull_request_template[^/]*\.(md|txt)$/, 'pull-request-template'],
  [/(^|\/)discussion_template\/[^/]+\.ya?ml$/, 'discussion-template'],
  [/^((\.github|\.gitlab|docs)\/)?codeowners$/, 'codeowners'],
  [
    /(^|\/)(adrs?|decisions?|decision[-_]records?|architecture[-_]decisions?)\/([^/]+\/)?[^/]+\.(md|rst|adoc)$/,
    'decision-record',
  ],
]

/** Kinds by the name without its ending, in lower case, `-` for `_`, space and dot. */
const BY_NAME: readonly (readonly [RegExp, DocumentKind])[] = [
  [/^read-?me(-|$)/, 'readme'],
  [/^contribut(ing|e)(-|$)/, 'contributing'],
  [/^code-of-conduct(-|$)/, 'code-of-conduct'],
  [/^(changelog|changes|history|news|release-notes|releasenotes)(-|$)/, 'changelog'],
  [/^(licen[cs]e|copying|unlicense)(-|$)/, 'license'],
  [/^citation$/, 'citation'],
  [/^(security|security-policy)$/, 'security'],
  [/^support$/, 'support'],
  [/^(governance|maintainers|steering)$/, 'governance'],
  [/^(roadmap|backlog|todo)(-|$)/, 'roadmap'],
  // A design of model cards is about software, not about a model.
  [/(^|-)model-?cards?(-(?!(.*-)?(design|specs?|plan|proposal|guide|how-?to)$)|$)/, 'model-card'],
  [/(^|-)(data-?sheets?|data-?cards?|dataset-?cards?|data-?statements?)(-|$)/, 'data-card'],
  [/(^|-)(run-?books?|play-?books?|on-?call)(-|$)/, 'runbook'],
  [
    /annotat\w*-(\w+-)?(guide|manual|instruction)|label+ing-(\w+-)?(guide|manual|instruction)|^code-?book(-|$)/,
    'labelling-guide',
  ],
]

/** Kinds that may stand in a file without an ending of their own for text. */
const PLAIN_KINDS: ReadonlySet<DocumentKind> = new Set([
  'readme',
  'contributing',
  'changelog',
  'license',
  'roadmap',
  'labelling-guide',
])

/** Cards that programs read, too. */
const CARD_KINDS: ReadonlySet<DocumentKind> = new Set(['model-card', 'data-card'])

/** What a document a file is, by its name; undefined when it is none. */
export function kindOf({ path, kind }: Pick<ProjectFile, 'path' | 'kind'>): DocumentKind | undefined {
  const lower = path.toLowerCase()
  const placed = BY_PATH.find(([pattern]) => pattern.test(lower))?.[1]
  return placed ?? byName(lower.split('/').at(-1) ?? '', kind)
}

function byName(name: string, kind: ProjectFile['kind']): DocumentKind | undefined {
  const [, stem = name, ending = ''] =
    /^(.+?)\.(md|markdown|mdx|rst|adoc|asciidoc|txt|ya?ml|json|cff)$/.exec(name) ?? []
  const known = BY_NAME.find(([pattern]) => pattern.test(stem.replaceAll(/[_ .]+/g, '-')))?.[1]
  if (kind === 'markdown' || /^(md|markdown|mdx|rst|adoc|asciidoc)$/.test(ending)) return known ?? 'other'
  if (ending === 'cff') return 'citation'
  return known !== undefined && isAllowed(known, { ending, kind }) ? known : undefined
}

/** What is no document by its ending may be some kinds of one; code without an ending is none. */
function isAllowed(known: DocumentKind, { ending, kind }: { ending: string; kind: ProjectFile['kind'] }): boolean {
  const allowed = /^(ya?ml|json)$/.test(ending) ? CARD_KINDS : PLAIN_KINDS
  return allowed.has(known) && (ending !== '' || kind !== 'python')
}
