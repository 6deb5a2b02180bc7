import type { Location } from '../../model.ts'
import type { Image } from '../types/containers.ts'

/** Takes a reference to an image apart: `host:5000/owner/name:tag@sha256:...`. */
export function readImage(reference: string, at: Location): Image {
  const text = reference.trim().slice(0, 500)
  const [tagged = '', digest] = text.split('@', 2)
  const colon = tagged.indexOf(':', tagged.lastIndexOf('/') + 1)
  const name = colon < 0 ? tagged : tagged.slice(0, colon)
  const tag = colon < 0 ? undefined : tagged.slice(colon + 1)
  return { name, ...(tag && { tag }), ...(digest && { digest }), fixed: fixedBy({ text, tag, digest }), at }
}

function fixedBy({
  text,
  tag,
  digest,
}: {
  text: string
  tag: string | undefined
  digest: string | undefined
}): Image['fixed'] {
  if (/[${}<>]/.test(text)) return 'unknown'
  if (digest?.startsWith('sha256:')) return 'digest'
  return tag === undefined || tag === '' || /^(latest|edge|nightly|main|master|dev)$/.test(tag) ? 'floating' : 'tag'
}
