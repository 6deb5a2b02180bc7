import type { Pipelines } from '../../../src/facts/types/pipelines.ts'
import type { Code } from '../evidence/use.ts'
import { isProduction } from '../names.ts'
import { heldOutByCall } from './held-out-calls.ts'
import { heldOutInModule } from './held-out-modules.ts'
import type { HeldOut } from './held-out-place.ts'

/** All places in source code, notebooks, settings and pipelines where a model is evaluated on data that it was not trained on. */
export function heldOutEvaluations(code: Code, pipelines: Pipelines): HeldOut[] {
  return [
    ...code.names.calls.filter(isProduction).flatMap((call) => heldOutByCall(code, call)),
    ...code.modules.flatMap((module, index) => (isProduction(module) ? heldOutInModule(module, index) : [])),
    ...bySettings(pipelines),
    ...byStages(pipelines),
  ]
}

function bySettings({ configs }: Pipelines): HeldOut[] {
  return configs.flatMap(({ path, settings }) => {
    const found = settings.find(
      ({ key, value }) =>
        /(^|\.)(eval(uation)?_strategy|val_evaluator(\.type)?|val_size)$/.test(key) &&
        !/^(no|none|0)$/i.test(String(value)),
    )
    if (found === undefined) return []
    return [{ message: `\`${found.key}\` evaluates during training`, at: { path, line: found.line }, during: true }]
  })
}

/** Tools whose stages do what their names say. */
const STAGE_TOOL = /^(dvc|make|snakemake|mlflow)$/

function byStages({ stages }: Pipelines): HeldOut[] {
  return stages
    .filter(({ tool, name }) => STAGE_TOOL.test(tool) && isEvaluating(name))
    .map(({ name, at }) => ({ message: `stage "${name}" evaluates`, at, during: false }))
}

function isEvaluating(name: string): boolean {
  return /(^|[_-])(eval|evaluate|evaluation|validate)([_-]|$)/i.test(name)
}
