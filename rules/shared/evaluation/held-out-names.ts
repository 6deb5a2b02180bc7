/** Words that say that data are held out. */
const HELD = new Set([
  'val',
  'vali',
  'valid',
  'validation',
  'test',
  'testing',
  'dev',
  'eval',
  'evaluation',
  'holdout',
  'heldout',
  'xtest',
  'ytest',
  'xval',
  'yval',
  'unseen',
  'oof',
])

/** With these a name is one of a setting, not of data. */
const SETTING = new Set([
  'metric',
  'metrics',
  'fn',
  'func',
  'interval',
  'step',
  'steps',
  'every',
  'freq',
  'size',
  'imgsz',
  'mode',
  'config',
  'cfg',
  'args',
  'only',
  'strategy',
  'num',
  'n',
  'cmd',
  'name',
  'id',
])

/** Whether a name says that data are held out: `X_test`, `valLoader`, `self.data_loader_val`. */
export function isHeldOut(name: string): boolean {
  const parts = tokens(name)
  return parts.some((token) => HELD.has(token)) && !parts.some((token) => SETTING.has(token))
}

/** Whether the word alone names data that are held out: `load("test")`. */
export function isHeldOutWord(word: string): boolean {
  return HELD.has(word)
}

/** Whether a function or file is there to evaluate, by its name. */
export function isNamedForEvaluation(name: string): boolean {
  return tokens(name).some((token) => HELD.has(token) || /^(evaluate|validate|evaluator|estimate)$/.test(token))
}

/** Parts of a name, in lower case: `DataLoader_val` is `data loader val`. */
export function tokens(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
}
