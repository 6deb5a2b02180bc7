import type { Evidence, GradedVerdict, NextStep, Reasoned } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { elsewhere, isNotDeployed } from '../shared/deployment/applies.ts'
import { infrastructure } from '../shared/deployment/infrastructure.ts'
import { findMonitoring, type Monitoring } from '../shared/deployment/monitoring.ts'
import { atService } from '../shared/deployment/service-place.ts'

export default definePractice({
  id: 'deployment/production-monitoring',
  number: 30,
  title: 'Continuously Monitor the Behaviour of Deployed Models',
  why: `A model gets worse without an error: the world changes, or a column upstream does. Only somebody who watches what it answers, not merely that it answers, finds out before the users do.`,
  how: `By calls in source code that count or time something (Prometheus, OpenTelemetry, StatsD, Sentry, agents in the start command), by products that watch models, by comparisons of data from use with those of training, and by dashboards and alert rules in the repository. A metric is one of the model when its name says so: prediction, score, class, drift, feature, token. Metrics of training, notebooks and examples do not count.
Scale: the service alone is watched 0.35; what the model answers 0.55; and there are dashboards 0.7; and rules that raise an alert on it 0.8. More takes an attestation of who is alerted. Where nothing was found and no file says how the service runs, the verdict is unknown: a platform may watch it.`,
  fix: `Count predictions by class in the handler, keep a histogram of scores and a count of missing inputs, and raise an alert when they leave the range of last month.`,
  example: `from prometheus_client import Counter, Histogram

SCORES = Histogram("churn_score", "scores given", buckets=DECILES)
MISSING = Counter("churn_missing", "inputs that were missing", ["column"])

def predict(row):
    for column in row.index[row.isna()]:
        MISSING.labels(column).inc()
    score = model.predict_proba(row)[1]
    SCORES.observe(score)
    return score`,
  question: 'Is the behaviour of deployed models watched all the time, by people who are told when it changes?',
  sources: [
    'SE-ML catalogue, practice 30: Continuously Monitor the Behaviour of Deployed Models (se-ml.github.io/practices)',
  ],
  catalogue: {
    difficulty: 'medium',
    effects: ['agility', 'traceability'],
    observability: 'partial',
    related: ['skew-detection', 'automatic-rollback', 'model-quality-measured'],
  },
  needs: ['profile', 'modules', 'names', 'containers', 'files'],
  check({ profile, containers, files, ...code }) {
    const not = isNotDeployed(profile)
    if (not) return not
    const seen = findMonitoring({ ...code, containers, files })
    const found = seen.service.length + seen.model.length + seen.dashboards.length + seen.alerts.length
    const declared = infrastructure(containers, files)
    return (found === 0 ? elsewhere(declared, 'monitoring') : undefined) ?? atService(judge(seen), code, declared)
  },
})

function judge(seen: Monitoring): GradedVerdict {
  const evidence = [seen.model, seen.service, seen.dashboards, seen.alerts].flatMap((some) =>
    some.slice(0, 2).map(plain),
  )
  return {
    status: 'graded',
    base: rung(seen),
    confidence: 'medium',
    evidence:
      evidence.length > 0
        ? evidence
        : [{ message: 'no code of the service counts, times or reports anything', against: true }],
    missing: missing(seen),
    findings: [],
    nextStep: nextStep(seen),
  }
}

/** What a report shows of it. */
function plain({ message, at, level }: Evidence): Evidence {
  return { message, ...(at && { at }), ...(level && { level }) }
}

function rung({ service, model, dashboards, alerts }: Monitoring): Reasoned {
  if (model.length === 0) return watched(service, dashboards, alerts)
  const because = 'what the model answers is watched'
  if (alerts.some(({ onModel }) => onModel)) return { value: 0.8, because: `${because}, and alerts are raised on it` }
  return dashboards.length > 0
    ? { value: 0.7, because: `${because} and shown on a dashboard` }
    : { value: 0.55, because }
}

function watched(...[service, dashboards, alerts]: (readonly Evidence[])[]): Reasoned {
  if (service!.length > 0) return { value: 0.35, because: 'the service is watched, what the model answers is not' }
  const declared = dashboards!.length + alerts!.length > 0
  return declared
    ? { value: 0.2, because: 'there are dashboards or alerts, and no code that feeds them' }
    : { value: 0, because: 'nothing watches the service or the model' }
}

function missing({ model, dashboards, alerts }: Monitoring): string[] {
  return [
    ...(model.length > 0 ? [] : ['metrics of what the model answers']),
    ...(dashboards.length > 0 ? [] : ['a dashboard as code']),
    ...(alerts.some(({ onModel }) => onModel) ? [] : ['rules that raise an alert on what the model answers']),
  ]
}

function nextStep({ model, alerts }: Monitoring): NextStep {
  if (model.length === 0)
    return {
      action: 'Count predictions by class and keep a histogram of scores in the handler that predicts',
      effort: 'medium',
    }
  if (!alerts.some(({ onModel }) => onModel))
    return { action: 'Raise an alert when the metrics of the model leave their usual range', effort: 'medium' }
  return { action: 'Attest who is alerted, and when an alert was last tried', effort: 'small' }
}
