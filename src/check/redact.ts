import { given } from '../given.ts'
import type { Evidence, FoundPlace, GradedVerdict, MeasuredVerdict, NextStep, Reasoned, Verdict } from '../model.ts'
import { redact } from '../untrusted/redact.ts'

/** A verdict whose sentences hold no secrets: rules quote what stands in the audited repository. Places stay as they are. */
export function withoutSecrets(verdict: Verdict): Verdict {
  if (verdict.status === 'measured') return measured(verdict)
  if (verdict.status === 'graded') return graded(verdict)
  const { evidence, reason, ...rest } = verdict
  return { ...rest, reason: redact(reason), ...given({ evidence: evidence?.map(said) }) }
}

function measured(verdict: MeasuredVerdict): MeasuredVerdict {
  return { ...verdict, evidence: verdict.evidence.map(said), findings: verdict.findings.map(found) }
}

function graded(verdict: GradedVerdict): GradedVerdict {
  const { base, coverage, penalties, cap, missing, nextStep } = verdict
  return {
    ...verdict,
    evidence: verdict.evidence.map(said),
    findings: verdict.findings.map(found),
    ...given({
      base: base && reasoned(base),
      coverage: coverage && { ...coverage, what: redact(coverage.what) },
      penalties: penalties?.map(reasoned),
      cap: cap && reasoned(cap),
      missing: missing?.map(redact),
      nextStep: nextStep && instructed(nextStep),
    }),
  }
}

function instructed(step: NextStep): NextStep {
  return { ...step, action: redact(step.action) }
}

function said(evidence: Evidence): Evidence {
  return { ...evidence, message: redact(evidence.message) }
}

function reasoned(one: Reasoned): Reasoned {
  return { ...one, because: redact(one.because) }
}

function found(place: FoundPlace): FoundPlace {
  const { fix, content } = place
  const safe = HASHES.test(content) ? content : redact(content)
  return {
    ...place,
    message: redact(place.message),
    content: safe,
    ...given({ fix: fix && instructed(fix) }),
  }
}

/** The content of units is a hash already; that of comments is their text. */
const HASHES = /^[0-9a-f,:]*$/
