import type { ConfigFile, ConfigSetting, Pipelines } from '../../../src/facts/types/pipelines.ts'

/**
 * Tells whether a file of settings is one of a group from which a defaults list of Hydra chooses, and is not chosen: a logger
 * that is ready to use, and off as the repository stands.
 */
export function leftOut({ configs }: Pipelines): (path: string) => boolean {
  const choices = configs.flatMap(choicesOf)
  return (path) => {
    const { group, name } = placeOf(path)
    const made = choices.filter((one) => one.group === group)
    return (
      made.length > 0 &&
      !isChosen(
        name,
        made,
        configs.filter((one) => placeOf(one.path).group === group),
      )
    )
  }
}

/** `- logger: wandb` in a defaults list. */
interface Choice {
  readonly group: string
  readonly names: readonly string[]
}

function choicesOf({ settings }: ConfigFile): Choice[] {
  return settings.flatMap(({ key, value }) => {
    const group = /^defaults\.\d+\.(?:override |optional )*\/?(?:[^.]*\/)?([^./]+)$/.exec(key)?.[1]
    return group === undefined ? [] : [{ group, names: stems(value) }]
  })
}

function stems(value: ConfigSetting['value']): string[] {
  const all = typeof value === 'string' ? [value] : (value ?? [])
  return all.map((one) => one.replace(/\.ya?ml$/, ''))
}

/** By a defaults list, or by a chosen file of the same group, which lists it in turn. */
function isChosen(name: string, choices: readonly Choice[], group: readonly ConfigFile[]): boolean {
  const chosen = new Set(choices.flatMap(({ names }) => names))
  for (const one of chosen) {
    const file = group.find(({ path }) => placeOf(path).name === one)
    for (const { key, value } of file?.settings ?? [])
      if (/^defaults(\.\d+)?$/.test(key)) for (const more of stems(value)) chosen.add(more)
  }
  return chosen.has(name)
}

/** `configs/logger/wandb.yaml` is `wandb` of the group `logger`. */
function placeOf(path: string): { readonly group: string; readonly name: string } {
  const [file = '', group = ''] = path.split('/').reverse()
  return { group, name: file.replace(/\.ya?ml$/, '') }
}
