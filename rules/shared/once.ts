/**
 * A pure function that is worked out once for each object that it is given: several rules of one audit ask the same of the
 * same facts. It keeps nothing alive, and since facts do not change, nobody can tell it from the function itself.
 */
export function once<Key extends object, Value>(work: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>()
  return (key) => {
    const found = known.get(key) ?? { value: work(key) }
    known.set(key, found)
    return found.value
  }
}
