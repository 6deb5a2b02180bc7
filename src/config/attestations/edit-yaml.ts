import { type Document, isMap, isSeq, parseDocument } from 'yaml'
import type { Attestation } from '../../index.ts'
import { practiceName } from './check.ts'

/** Puts an attestation into a configuration in YAML, in place of an older one of the same practice. Comments stay. */
export function editYaml(text: string, attestation: Attestation): string {
  const document = parseDocument(text)
  const node = document.createNode(attestation)
  const list = document.get('attestations')
  if (!isSeq(list)) document.set('attestations', document.createNode([attestation]))
  else {
    list.flow = false
    const at = list.items.findIndex((item) => isMap(item) && isAbout(item.get('practice'), attestation))
    if (at === -1) list.add(node)
    else list.items[at] = node
  }
  return document.toString({ lineWidth: 0, indentSeq: isIndented(document, text) })
}

function isAbout(practice: unknown, attestation: Attestation): boolean {
  return typeof practice === 'string' && practiceName(practice) === attestation.practice
}

/** Whether lists stand further right than their key; they do unless the file has one that does not. */
function isIndented({ contents }: Document, text: string): boolean {
  return !isMap(contents) || !/^- /m.test(text)
}
