import type { SettingValue, ToolSetting } from '../../../src/facts/types/toolSettings.ts'

/** Why settings leave nothing of a tool, in words. */
export function switchedOff({ tool, values }: ToolSetting): string | undefined {
  return OFF[tool]?.(values)
}

type Values = Readonly<Record<string, SettingValue>>

const OFF: Readonly<Record<string, (values: Values) => string | undefined>> = {
  ruff: (values) => {
    const select = values['lint.select'] ?? values.select
    if (Array.isArray(select) && select.length === 0) return 'ruff selects no rule'
    return [...words(values.ignore), ...words(values['lint.ignore'])].includes('ALL')
      ? 'ruff ignores all rules'
      : wholly(values)
  },
  flake8: (values) => wholly(values),
  mypy: (values) => (/^true$/i.test(String(values.ignore_errors)) ? 'mypy ignores errors' : undefined),
  pylint: (values) => {
    const disabled = Object.entries(values).filter(([key]) => /(^|\.)disable$/.test(key))
    const enabled = Object.entries(values).some(([key, value]) => /(^|\.)enable$/.test(key) && words(value).length > 0)
    return disabled.some(([, value]) => words(value).includes('all')) && !enabled
      ? 'pylint disables all checks'
      : undefined
  },
}

function wholly(values: Values): string | undefined {
  const all = words(values.exclude).some((path) => path === '.' || path === './' || path === '*' || path === '**')
  return all ? 'everything is excluded' : undefined
}

/** Lists of TOML, and lists of INI with commas, spaces or lines between. */
export function words(value: SettingValue | undefined): string[] {
  return [value ?? []]
    .flat()
    .flatMap((part) => String(part).split(/[\s,]+/))
    .filter((part) => part !== '')
}
