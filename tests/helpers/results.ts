import type {
  CatalogueFacts,
  Finding,
  GradedVerdict,
  Measure,
  MeasuredVerdict,
  RuleId,
  RuleMeta,
  RuleResult,
  Verdict,
} from '../../src/model.ts'

/** What a rule says about itself, but for what is given. */
export function meta(id: RuleId, some: Partial<RuleMeta> = {}): RuleMeta {
  const kind = id.startsWith('maintainability/') ? 'guideline' : 'practice'
  return { id, kind, number: 1, title: id, why: 'why', how: 'how', fix: 'fix', sources: ['source'], ...some }
}

export function result(id: RuleId, verdict: Verdict, some: Partial<RuleResult> = {}): RuleResult {
  return { meta: meta(id), verdict, findings: [], ...some }
}

/** A guideline with these measures. */
export function measured(measures: readonly Measure[], some: Partial<MeasuredVerdict> = {}): MeasuredVerdict {
  return { status: 'measured', measures, evidence: [], findings: [], ...some }
}

/** A practice of this strength: 0..1. */
export function graded(strength: number, some: Partial<GradedVerdict> = {}): GradedVerdict {
  const base = { value: strength, because: 'the test says so' }
  return { status: 'graded', base, confidence: 'high', evidence: [], findings: [], ...some }
}

export function percent(value: number, atMost: number, some: Partial<Measure> = {}): Measure {
  return { id: 'share', label: 'share', value, unit: 'percent', atMost, ...some }
}

export function finding(some: Partial<Finding> = {}): Finding {
  return {
    message: 'something is wrong',
    at: { path: 'a.py', line: 1 },
    risk: 'high',
    value: 0,
    lines: 0,
    content: 'content',
    fingerprint: 'fingerprint',
    fix: { action: 'mend it', effort: 'small' },
    ...some,
  }
}

export function catalogue(some: Partial<CatalogueFacts> = {}): CatalogueFacts {
  return { difficulty: 'basic', effects: [], observability: 'static', related: [], ...some }
}
