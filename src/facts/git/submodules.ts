import type { Gathered } from '../gathered.ts'
import { readEach } from '../read/each.ts'
import { type IniSetting, parseIni } from '../read/ini.ts'
import type { Part } from './part.ts'
import { readRemote } from './remote.ts'

/** Submodules that `.gitmodules` declares. The file stands at the top of the work tree only. */
export async function readSubmodules({ root, files }: Gathered): Promise<Part> {
  const manifests = files.filter(({ path }) => path === '.gitmodules')
  const { found, problems } = await readEach({ root, files: manifests, read: (text) => group(parseIni(text)) })
  return { submodules: found.flat(), problems }
}

function group(settings: readonly IniSetting[]): NonNullable<Part['submodules']>[number][] {
  const sections = [...new Set(settings.map(({ section }) => section))].filter((name) => name.startsWith('submodule'))
  return sections.flatMap((section) => {
    const path = find(settings, section, 'path')
    const url = find(settings, section, 'url')
    return path === undefined ? [] : [{ path, ...(url && { remote: readRemote(section.slice(11, -1), url) }) }]
  })
}

function find(settings: readonly IniSetting[], section: string, key: string): string | undefined {
  return settings.find((setting) => setting.section === section && setting.key === key)?.value
}
