import type { Location } from '../../model.ts'
import type { Problem } from './problem.ts'

export type SettingValue = string | number | boolean | readonly string[]

/** Settings of one development tool in one file. */
export interface ToolSetting {
  /** As the tool is called: `ruff`, `pytest`, `coverage`, `mypy`. */
  readonly tool: string
  /** Where its section begins. */
  readonly at: Location
  /** By path of keys: `lint.select`, `report.fail_under`. From INI files values are text. */
  readonly values: Readonly<Record<string, SettingValue>>
}

/** How linters, type checkers and test runners are set up. */
export interface ToolSettings {
  /** Ordered by path, then as they stand in the file. */
  readonly tools: readonly ToolSetting[]
  readonly problems: readonly Problem[]
}
