export type Fields = Readonly<Record<string, unknown>>

/** Says whether a value has a form. */
export type Shape = (value: unknown) => boolean

export const text: Shape = (value) => typeof value === 'string'
export const numeric: Shape = (value) => typeof value === 'number'
export const flag: Shape = (value) => typeof value === 'boolean'

/** The value may be absent. */
export function maybe(shape: Shape): Shape {
  return (value) => value === undefined || shape(value)
}

export function listOf(shape: Shape): Shape {
  return (value) => Array.isArray(value) && value.every(shape)
}

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An object with these fields; others do not matter. */
export function fields(shapes: Readonly<Record<string, Shape>>): Shape {
  return (value) => isObject(value) && Object.entries(shapes).every(([name, shape]) => shape(value[name]))
}

/** An object whose values all have the form. */
export function valuesOf(shape: Shape): Shape {
  return (value) => isObject(value) && Object.values(value).every(shape)
}
