import type { Evidence, FoundPlace, GradedVerdict, OpenVerdict } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { isNotDeployed } from '../shared/deployment/applies.ts'
import { findHandlers } from '../shared/deployment/handlers.ts'
import { infrastructure } from '../shared/deployment/infrastructure.ts'
import { logsOf, type PredictionLog, predictionLog } from '../shared/deployment/prediction-log.ts'

/** What a name or address in a record costs. */
const PERSONAL = 0.1

export default definePractice({
  id: 'deployment/prediction-logging',
  number: 33,
  title: `Log Production Predictions with the Model's Version and Input Data`,
  why: `Without a record of what the model was asked, what it answered and which version it was, no complaint can be looked into, no drift computed, and no new training set collected from real use.`,
  how: `Each handler that predicts is looked at, with what it calls over two hops, a middleware around it, and records further away that say plainly what they are: does it write a record with the prediction, the version of the model and the input (or an id of it), and where to? Each of the three counts a third; printing counts 0.3 of that, a logger 0.7, a store, queue or tracing product in full; the strength is the mean over the handlers. Settings of a platform that capture requests and answers (KServe logger, SageMaker data capture, Azure ML collector, ...) count 0.9.
Which of the three a call holds is told from the names of what is passed to it. Logs of training and of evaluation do not count, nor does a logger that keeps errors only. A record with names or addresses as they are is a finding and takes off 0.1. Without handlers and manifests in the repository the verdict is unknown.`,
  fix: `Write one JSON record for each prediction: id of the request, version of the model, input or a hash of it, answer. Send it to a store that outlives the container, and mask what names a person.`,
  example: `log.info("prediction", extra={
    "request_id": request_id,
    "model_version": model.version,
    "input": features.to_dict(),
    "prediction": score,
})`,
  sources: [
    `SE-ML catalogue, practice 33: Log Production Predictions with the Model's Version and Input Data (se-ml.github.io/practices)`,
  ],
  catalogue: {
    difficulty: 'medium',
    effects: ['traceability'],
    observability: 'static',
    related: ['versioned-ml-assets'],
  },
  needs: ['profile', 'modules', 'names', 'containers', 'files'],
  check({ profile, containers, files, ...code }) {
    const not = isNotDeployed(profile)
    if (not) return not
    const log = predictionLog(code, infrastructure(containers, files))
    if (log.platform === undefined && findHandlers(code).length === 0) return NO_HANDLER
    return judge(log)
  },
})

const NO_HANDLER: OpenVerdict = {
  status: 'unknown',
  reason:
    'no function here answers requests with a prediction, as far as can be told: what serves the model may be elsewhere',
}

function judge(log: PredictionLog): GradedVerdict {
  const personal = personalRecords(log)
  return {
    status: 'graded',
    base: log.strength,
    confidence: log.platform ? 'high' : 'medium',
    evidence: [
      ...(log.platform ? [log.platform] : []),
      ...logsOf(log).slice(0, 4),
      ...(log.silenced ? [log.silenced] : []),
      ...notLogged(log),
    ],
    penalties: personal.length > 0 ? [{ value: PERSONAL, because: 'a record names persons as they are' }] : [],
    missing:
      log.strength.value >= 0.9
        ? []
        : ['one record with prediction, version of the model and input for each prediction'],
    findings: personal,
    ...(log.strength.value < 0.9 && {
      nextStep: {
        action:
          'Write one record for each prediction: id of the request, version of the model, input or its hash, answer',
        effort: 'small',
      },
    }),
  }
}

function notLogged({ sites }: PredictionLog): Evidence[] {
  return sites
    .filter(({ share }) => share === 0)
    .slice(0, 3)
    .map(({ handler, at }) => ({
      message: `\`${handler.name}\` predicts and records nothing of it`,
      at,
      against: true,
    }))
}

/** Names and addresses outlive the request in a log, where nobody looks after them. */
function personalRecords({ sites }: PredictionLog): FoundPlace[] {
  return sites.flatMap(({ best, at }): FoundPlace[] => {
    const keys = best?.identifying ?? []
    if (keys.length === 0) return []
    const names = keys.map((key) => `\`${key}\``).join(', ')
    return [
      {
        message: `the record of a prediction holds ${names} as it is; leave it out, or record a hash of it`,
        at,
        risk: 'high',
        value: 0,
        lines: 0,
        content: keys.join(' '),
      },
    ]
  })
}
