import { shellOptions } from '../../command/unwrap.ts'
import { STOPPING, STOPPING_PIPES, WINDOWS } from '../../script.ts'
import type { ShellMode } from '../../shell/state.ts'

/**
 * How GitHub starts the shell of a step: `bash -e {0}` when none is named, `bash -eo pipefail {0}` for `bash`, and as written for a
 * template with `{0}`, so `bash -l {0}` goes on after errors
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell).
 * Undefined for shells that are none, such as `python`.
 */
export function githubShell(shell: string | undefined, labels: readonly string[]): ShellMode | undefined {
  if (shell === undefined)
    return labels.length > 0 && labels.every((label) => /^windows/i.test(label)) ? WINDOWS : STOPPING
  if (shell === 'bash') return STOPPING_PIPES
  if (shell === 'sh') return STOPPING
  if (/^(?:pwsh|powershell|cmd)\b/.test(shell)) return WINDOWS
  return /\b(?:ba|z|da)?sh\b/.test(shell) ? shellOptions(shell.split(/\s+/)) : undefined
}
