import type { Evidence } from '../../../src/model.ts'
import { type Code, placeOf } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { SAVES_MODEL } from '../versioning/registries.ts'

/** Frameworks that keep checkpoints unless they are told not to. */
const BY_DEFAULT =
  /^(transformers|trl|adapters)\..*Trainer\.train$|^(pytorch_lightning|lightning)\b.*\.Trainer(\.\w+)*\.fit$|\.LightningCLI$|^ultralytics\.YOLO\.train$|\.ModelCheckpoint$|\.EarlyStopping$/

/** A model that is saved while training goes on. */
export function keepsCheckpoints(code: Code): Evidence | undefined {
  const [framework] = callsOf(code.names, BY_DEFAULT)
  const saved =
    framework ??
    callsOf(code.names, SAVES_MODEL).find(({ loops, module }) => loops > 0 || isCheckpointing(code, module))
  return (
    saved && {
      message: `\`${saved.name.slice(saved.name.lastIndexOf('.') + 1)}\` keeps checkpoints`,
      at: placeOf(code.modules, saved),
      level: 'integrated',
    }
  )
}

/** A function called `save_checkpoint` is called in a loop from elsewhere. */
function isCheckpointing({ modules }: Code, module: number): boolean {
  return modules[module]!.units.some(({ name }) => /(^|[._])(save_)?(checkpoint|ckpt)s?$/i.test(name))
}
