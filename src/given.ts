/** An object without the keys that have no value: they are absent, not there with `undefined`. */
export type Given<Values> = { [Key in keyof Values as undefined extends Values[Key] ? never : Key]: Values[Key] } & {
  [Key in keyof Values as undefined extends Values[Key] ? Key : never]?: Exclude<Values[Key], undefined>
}

/**
 * The same object without the keys whose value is `undefined`, in the same order. What the type of a report or a setting
 * calls optional is left out where there is nothing to say, so that it is not written and does not hide a default.
 */
export function given<Values extends object>(values: Values): Given<Values> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<Values>
}
