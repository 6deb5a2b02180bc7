import type { Candidate } from '../tree.ts'
import { joinPath } from '../tree.ts'
import type { Decider, FolderPlace, Surroundings } from './decider.ts'

/** A mould for other files: it is no valid code before it is filled in. */
export const template: Decider = {
  role: 'template',
  folder: (place, { tree }) => byFolderName(place) ?? besideGenerator(place, tree),
  file: (file, { tree }, claims) =>
    claims.template ?? byFileName(file.name) ?? (claims.docs === undefined ? byContent(file, tree) : undefined),
}

function byFolderName({ name, path }: FolderPlace): string | undefined {
  return name.includes('{{') || name.includes('{%') ? `${path}/ has a placeholder in its name` : undefined
}

function besideGenerator({ name, path, parent }: FolderPlace, tree: Surroundings['tree']): string | undefined {
  const generator = ['cookiecutter.json', 'copier.yml', 'copier.yaml'].find((file) => tree.has(joinPath(parent, file)))
  if (generator === undefined) return undefined
  return name === 'templates' || isSubdirectory(name, tree.longHead(joinPath(parent, generator)))
    ? `${path}/ stands beside ${generator}`
    : undefined
}

/** `_subdirectory: template` of copier: what it fills in. */
function isSubdirectory(name: string, head: string): boolean {
  return /^_subdirectory:[ \t]*["']?([^"'\s#]+)/m.exec(head)?.[1] === name
}

function byFileName(name: string): string | undefined {
  if (name.includes('{{')) return 'it has a placeholder in its name'
  return /\.(j2|jinja2?|tmpl|tpl|mako|cookiecutter)$/i.test(name) ? 'a template by its name' : undefined
}

const KINDS = new Set(['python', 'yaml', 'toml', 'ini', 'shell', 'dockerfile', 'makefile'])

/** Jinja marks where code should be. Conda recipes are written with them and are no templates for that. */
function byContent({ kind, name, path }: Candidate, tree: Surroundings['tree']): string | undefined {
  const isHtml = /\.(html?|xml)$/i.test(name)
  if ((!KINDS.has(kind) && !isHtml) || /^meta\.ya?ml$/.test(name)) return undefined
  const head = tree.head(path)
  if (head.includes('cookiecutter.') && /\{\{-?\s*cookiecutter\./.test(head))
    return 'it holds placeholders of cookiecutter'
  const mark = head.includes('{%') ? /^[ \t]*\{%-?\s/m.exec(head) : null
  return mark && !isInString(head.slice(0, mark.index)) ? 'it holds Jinja statements' : undefined
}

/** Chat templates of language models are Jinja text in a triple-quoted string. */
function isInString(before: string): boolean {
  return (before.match(/"""|'''/g) ?? []).length % 2 === 1
}
