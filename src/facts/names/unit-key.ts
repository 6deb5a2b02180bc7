/** More than the units of any module: each takes a line. */
const MOST_UNITS = 2 ** 24

/** Number of the main block of a module among its units. */
const MAIN_BLOCK = MOST_UNITS - 2

/** A unit of a module as one number: there are too many calls to make a text for each. -1 is the module itself. */
export function unitKey(module: number, unit: number): number {
  return module * MOST_UNITS + unit + 1
}

/** The main block of a module: what runs when the file is started, and not when it is imported. */
export function mainBlockKey(module: number): number {
  return unitKey(module, MAIN_BLOCK)
}

export function isMainBlockKey(key: number): boolean {
  return key % MOST_UNITS === MAIN_BLOCK + 1
}

/** Whether the key stands for a whole module. */
export function isModuleKey(key: number): boolean {
  return key % MOST_UNITS === 0
}

export function moduleOf(key: number): number {
  return Math.floor(key / MOST_UNITS)
}

/** `module:unit`, as facts write it. */
export function unitText(key: number): string {
  return `${moduleOf(key)}:${(key % MOST_UNITS) - 1}`
}
