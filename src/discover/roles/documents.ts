import { extensionOf } from '../kind.ts'
import type { Candidate } from '../tree.ts'
import { joinPath } from '../tree.ts'
import type { Decider } from './decider.ts'

/** Shown to users of the code, not run by them. */
export const example: Decider = {
  role: 'example',
  folder: ({ name, path, parent }) => {
    if (/^(examples?|demos?|tutorials?|samples?)$/.test(name)) return `${path}/ is a folder of examples`
    return /(^|\/)notebooks?$/i.test(parent) && /^tutorial/.test(name) ? `${path}/ is a folder of examples` : undefined
  },
  file: ({ path, folder, name }, _around, claims) =>
    claims.example ??
    (/\.(stories|story)\.[cm]?[jt]sx?$/.test(name) ? 'stories show a component by its states' : undefined) ??
    (/(^|\/)notebooks?$/i.test(folder) && /^tutorial/i.test(name) ? `${path} is a tutorial` : undefined),
}

/** Words for people. */
export const docs: Decider = {
  role: 'docs',
  folder: ({ name, path, parent }, { tree }) => {
    const isPackage = tree.has(joinPath(path, '__init__.py')) && tree.has(joinPath(parent, '__init__.py'))
    return /^(docs?|documentation)$/.test(name) && !isPackage ? `${path}/ is a folder of documentation` : undefined
  },
  file: (file, _around, claims) => claims.docs ?? document(file),
}

/** Files whose whole purpose is to be read, by their names. */
const READ_BY_PEOPLE =
  /^(readme|licen[cs]e|copying|notice|authors|contributors|contributing|changelog|changes|history|news|todo|citation|install|code_of_conduct|security|support|governance|acknowledg\w*|third[-_]?party\w*)([._-]|$)/i
const DOC_SETTINGS = /^(mkdocs|\.?readthedocs|\.?rtd|_config)\.ya?ml$|^book\.toml$/

function document({ kind, name, folder }: Candidate): string | undefined {
  if (kind === 'markdown' || ['rst', 'adoc', 'asciidoc', 'tex', 'bib'].includes(extensionOf(name))) return 'a document'
  if ((kind === 'text' || kind === 'yaml' || kind === 'binary') && READ_BY_PEOPLE.test(name)) return 'a document'
  if (DOC_SETTINGS.test(name)) return 'settings of the documentation'
  if (isPicture(name) && isPictureFolder(folder)) return 'a picture for readers'
  return undefined
}

function isPicture(name: string): boolean {
  return ['png', 'jpg', 'jpeg', 'gif', 'svg', 'webp', 'pdf', 'drawio', 'mp4'].includes(extensionOf(name))
}

/** Pictures below a data folder are data. */
function isPictureFolder(folder: string): boolean {
  if (/(^|\/)(data|datasets?|tests?|train|val|valid|validation)(\/|$)/i.test(folder)) return false
  return (
    folder === '' ||
    /(^|\/)\.?(img|imgs|images?|assets?|figs?|figures?|media|screenshots?|pics?|pictures?|resources?|github|static)(\/|$)/i.test(
      folder,
    )
  )
}
