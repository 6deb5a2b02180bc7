import { ANY_FORMAT, FORMATS, type Format } from '../../untrusted/secret-forms.ts'
import { findAssigned } from './assigned.ts'

/** A secret in a text. The value itself is not handed on. */
export interface Found {
  /** Offset in the text. */
  readonly at: number
  readonly kind: string
  readonly by: 'format' | 'assigned'
}

export interface Where {
  /** Assignments count too, not the forms of issuers alone. */
  readonly assigned: boolean
  /** Assigned values may stand without quotes. */
  readonly bare: boolean
}

/** Secrets in a text, by offset, each place once. */
export function scan(text: string, { assigned, bare }: Where): Found[] {
  const known = ANY_FORMAT.test(text) ? FORMATS.flatMap((format) => ofForm(text, format)) : []
  const given = assigned ? findAssigned(text, bare).map((one): Found => ({ ...one, by: 'assigned' })) : []
  const apart = given.filter(({ at }) => !known.some((one) => one.at >= at && one.at < at + NEAR))
  return [...known, ...apart].sort((a, b) => a.at - b.at)
}

function ofForm(text: string, { kind, pattern }: Format): Found[] {
  return [...text.matchAll(pattern)]
    .filter(({ 0: value, index }) => !isShown(value) && !SIGNED.test(text.slice(Math.max(0, index - 30), index)))
    .map(({ index }) => ({ at: index, kind, by: 'format' }))
}

/** An address that was signed for a download names the key of the service, which is public. */
const SIGNED = /(Credential|AccessKeyId)=$/

/** A value with a known form stands this close behind the name that it is assigned to. */
const NEAR = 120

/** `AKIAIOSFODNN7EXAMPLE` and the like show a form. */
function isShown(value: string): boolean {
  return /example|x{6}|your|0{6}|1234567|abcdefg/i.test(value) || new Set(value).size < 10
}
