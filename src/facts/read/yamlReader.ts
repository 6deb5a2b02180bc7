/**
 * What is used of the YAML package, named one by one: loaded as a whole on demand, the bundle would hand over a package in
 * the old module format as a single default export.
 */
export { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseAllDocuments } from 'yaml'
