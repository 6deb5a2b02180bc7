import type { ResolvedCall } from '../../../src/facts/types/names.ts'
import type { ModuleFacts } from '../../../src/facts/types.ts'
import { type Code, writtenCall } from '../evidence/use.ts'
import { callsOf, lastPart } from '../names.ts'

/** Where a call tells MLflow to keep the runs. */
export interface GivenAddress {
  readonly call: ResolvedCall
  /** Absent where it comes from outside of the code. */
  readonly address?: string
}

/** Addresses that the code gives to MLflow: as they stand, or through a constant or a default of a class. */
export function givenAddresses(code: Code): GivenAddress[] {
  return callsOf(code.names, /^mlflow\.(tracking\.)?set_tracking_uri$/).map((call) => {
    const { value, name } = writtenCall(code.modules, call).arguments[0] ?? {}
    const address = typeof value === 'string' ? value : name === undefined ? undefined : constant(code, call, name)
    return { call, ...(address !== undefined && { address }) }
  })
}

/** The one address that is bound to this name: in the file itself, else anywhere in the code of the project. */
function constant({ modules }: Code, { module }: ResolvedCall, name: string): string | undefined {
  if (/[()[\]]/.test(name) || asksEnvironment(modules[module]!)) return undefined
  const own = addressesOf(modules[module]!, name)
  const found = own.length > 0 ? own : modules.filter(isSource).flatMap((one) => addressesOf(one, name))
  return new Set(found).size === 1 ? found[0] : undefined
}

/** The environment is asked first: what stands in the code is for those who set nothing. */
function asksEnvironment({ calls, names }: ModuleFacts): boolean {
  const isAsked = calls.some(
    ({ callee, arguments: given }) =>
      /(environ\.get|getenv)$/.test(callee) && TRACKING.test(String(given[0]?.value ?? '')),
  )
  return isAsked || names.subscripts.some(({ of, columns }) => /(^|\.)environ$/.test(of) && columns.some(isTracking))
}

const TRACKING = /TRACKING_UR[IL]$/

function isTracking(name: string): boolean {
  return TRACKING.test(name)
}

function isSource({ role }: ModuleFacts): boolean {
  return role === 'source'
}

/** Addresses under this name; none where it is bound to something else as well. */
function addressesOf({ names }: ModuleFacts, name: string): string[] {
  const bound = names.bindings.filter(({ targets }) => targets.some((one) => lastPart(one) === lastPart(name)))
  return bound.every(({ text }) => text !== undefined) ? bound.flatMap(({ text }) => text ?? []) : []
}
