import type { Decider, FolderPlace, Surroundings } from './decider.ts'
import { leadingComments } from './header.ts'

/** Written by a program; to be changed there, not here. */
export const generated: Decider = {
  role: 'generated',
  folder: (place, { tree }) => buildOutput(place, tree) ?? runOutput(place, tree),
  file: (file, { tree }, claims) =>
    claims.generated ?? byName(file.path, file.name) ?? (claims.docs === undefined ? byHeader(file, tree) : undefined),
}

type Tree = Surroundings['tree']

/** `build/` and `dist/` can be folders of sources as well; these marks only a build leaves. */
function buildOutput({ name, path }: FolderPlace, tree: Tree): string | undefined {
  const inside = tree.folder(path)
  if (name === '_build' && /(^|\/)docs?\/_build$/i.test(path)) return `${path}/ holds built documentation`
  if (name === 'build' && inside?.folders.some((folder) => folder === 'lib' || /^(bdist|temp|lib)\./.test(folder))) {
    return `${path}/ is a build output`
  }
  if (name === 'dist' && inside?.files.some((file) => file.endsWith('.whl'))) return `${path}/ is a build output`
  return undefined
}

/** What experiment trackers and training frameworks leave behind. */
function runOutput({ name, path }: FolderPlace, tree: Tree): string | undefined {
  const inside = tree.folder(path)
  if (name === 'mlruns' || name === 'lightning_logs' || name === 'catboost_info')
    return `${path}/ is written by training runs`
  if (name === 'wandb' && inside?.folders.some((folder) => /^((offline-)?run-|latest-run$)/.test(folder))) {
    return `${path}/ is written by training runs`
  }
  return inside?.folders.includes('.hydra') ? `${path}/ is the output of a Hydra run` : undefined
}

function byName(path: string, name: string): string | undefined {
  if (/_pb2(_grpc)?\.pyi?$/.test(name)) return 'generated from a protocol buffer definition'
  if (/(^|\/)(alembic|migrations)\/versions\/[^/]+\.py$/.test(path)) return 'a migration written by Alembic'
  if (/[.-]min\.(js|css|mjs)$/.test(name) || /\.(js|css)\.map$/.test(name)) return 'minified'
  return name === '.DS_Store' || name === 'Thumbs.db' ? 'written by a file manager' : undefined
}

/** Says so in the comment at its top. Settings of Sphinx, in a folder of documents, say it of what they were started from. */
const SAYS_SO =
  /\b(auto-?(matically )?|machine |code )?generated (by|from|with|using|code|file)\b|\bdo not (edit|modify)\b|@generated\b|\bauto-?generated\b/i

function byHeader({ kind, path }: { kind: string; path: string }, tree: Tree): string | undefined {
  if (kind !== 'python' && kind !== 'javascript' && kind !== 'typescript') return undefined
  const head = tree.head(path)
  const said = SAYS_SO.test(head) ? SAYS_SO.exec(leadingComments(head)) : null
  return said ? `its header says “${said[0]}”` : undefined
}
