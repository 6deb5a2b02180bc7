import type { DocumentKind, Documents, LinkHost } from '../../src/facts/types/documents.ts'
import type { ProjectFile } from '../../src/facts/types.ts'
import type { Location } from '../../src/model.ts'

/** A file that shows how people work together. */
export interface Sign {
  /** Read by a platform; rules for changes; a platform for data or experiments. */
  readonly kind: 'platform' | 'collaboration' | 'shared'
  readonly message: string
  readonly at: Location
}

const PLATFORM_FILES =
  /^(\.github|\.gitlab|\.gitea|\.forgejo)\/|^(bitbucket-pipelines|azure-pipelines|\.gitlab-ci)\.ya?ml$|^\.dagshub\//

const RULES: readonly (readonly [DocumentKind, string])[] = [
  ['pull-request-template', 'template for pull requests'],
  ['issue-template', 'template for issues'],
  ['codeowners', 'code owners'],
  ['contributing', 'guide for contributors'],
]

/** Services on which teams share data, models or the outcome of experiments. */
const SHARED: ReadonlySet<LinkHost> = new Set(['wandb', 'neptune', 'comet', 'clearml', 'dagshub'])

/** At most one sign of each sort, with its place. */
export function platformSigns(from: { files: readonly ProjectFile[]; documents: Documents }): Sign[] {
  return [...platformFile(from), ...rules(from.documents), ...shared(from)]
}

function platformFile({ files }: { files: readonly ProjectFile[] }): Sign[] {
  const file = files.find(({ path }) => PLATFORM_FILES.test(path))
  return file === undefined
    ? []
    : [{ kind: 'platform', message: 'a file that the platform reads', at: { path: file.path } }]
}

function rules({ documents }: Documents): Sign[] {
  return RULES.flatMap(([kind, message]) => {
    const found = documents.find(({ kinds }) => kinds.includes(kind))
    return found === undefined ? [] : [{ kind: 'collaboration' as const, message, at: { path: found.path } }]
  })
}

/** Links of the README to a run or project; storage of DVC. */
function shared({ files, documents }: { files: readonly ProjectFile[]; documents: Documents }): Sign[] {
  for (const { path, kinds, links } of documents.documents) {
    const link = kinds.includes('readme') && links.find(({ host, badge }) => SHARED.has(host) && !badge)
    if (link) return [{ kind: 'shared', message: 'link to a platform for experiments', at: { path, line: link.line } }]
  }
  const dvc =
    files.some(({ path }) => path === '.dvc/config') &&
    files.find(({ path }) => path.endsWith('.dvc') || path === 'dvc.lock')
  return dvc ? [{ kind: 'shared', message: 'data under DVC', at: { path: dvc.path } }] : []
}
