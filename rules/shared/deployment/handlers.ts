import type { ClassFacts, Signature } from '../../../src/facts/types/names.ts'
import type { ModuleFacts } from '../../../src/facts/types.ts'
import type { Code } from '../evidence/use.ts'
import { type UnitRef, unitKey, unitsThatReach } from '../reach/callers.ts'

/** A function that answers requests with a prediction. */
export interface Handler extends UnitRef {
  readonly name: string
  readonly line: number
}

const WEB =
  /^(fastapi|flask|django|aiohttp|sanic|starlette|tornado|litestar|quart|falcon|bottle|robyn|apiflask|connexion)(\.|$)/
const ROUTE = /(^|\.)(get|post|put|patch|route|api_route|websocket|view|endpoint)\(\)$/
const SERVING_DECORATOR =
  /(^|\.)(api|method|function|endpoint|web_endpoint|fastapi_endpoint|asgi_app|input_schema|output_schema)\(\)$/
const SERVING =
  /^(bentoml|ray\.serve|kserve|seldon_core|litserve|mlserver|modal|ts\.torch_handler|truss|cog|inference_schema|sagemaker_inference|azureml|triton_python_backend_utils)(\.|$)/

/** Classes that a server makes and calls, by their bases, with the methods that it calls. */
const SERVER_CLASS =
  /(^|\.)(kserve\.Model|KFModel|MLModel|SeldonComponent|BasePredictor|BaseHandler|LitAPI|BaseModelServer|Runnable|\w*Servicer|MethodView|RequestHandler|HTTPEndpoint)$/
const SERVER_METHOD =
  /^(predict\w*|handle|inference|__call__|on_post|on_get|post|get|execute|transform_input|run|\w*[Pp]redict\w*)$/

/** Functions that platforms call by their name. */
const BY_NAME = /^(predict_fn|model_fn|transform_fn|lambda_handler)$/

const PREDICTS =
  /(^|\.)(predict\w*|infer|inference|run_inference|transcribe|decision_function|score_samples)$|(^|\.)\w*(model|llm|pipeline|pipe|chain|agent|predictor|classifier|embedder)\.(generate|invoke|ainvoke|encode|embed|forward|run|classify|rerank)$|(^|[._])(ort_)?session\.run$|InferenceSession.*\.run$|(chat|completions|messages|responses)\.create$/
const PREDICTING_NAME =
  /predict|infer(?!red)|classif(y|ier|ication)|scor(e|ing)(?!board)|recogni[sz]|transcri(be|pt)|recommend|forecast/i

/** Functions in source code that answer requests with a prediction, by module and line. */
export function findHandlers(code: Code): Handler[] {
  const all = requestHandlers(code)
  if (all.length === 0) return []
  const predicting = unitsThatReach(code, predictingUnits(code))
  return all.filter(
    (one) =>
      PREDICTING_NAME.test(one.name) || isRoutedTo(code.modules[one.module]!, one) || predicting.has(unitKey(one)),
  )
}

/** Functions in source code that answer requests of any kind, by module and line. */
export function requestHandlers({ modules }: Code): Handler[] {
  return modules.flatMap((facts, module) => (facts.role === 'source' ? ofModule(facts, module) : []))
}

function ofModule(facts: ModuleFacts, module: number): Handler[] {
  const isWeb = facts.imports.some((one) => WEB.test(one.module))
  const isServing = facts.imports.some((one) => SERVING.test(one.module))
  const methods = servedMethods(facts, isWeb)
  return facts.names.signatures.flatMap((signature) => {
    const { name, line } = facts.units[signature.unit]!
    const served =
      isDecorated(signature, isWeb, isServing) || methods.has(name) || BY_NAME.test(name) || isEntryScript(facts, name)
    return served ? [{ module, unit: signature.unit, name, line }] : []
  })
}

function isDecorated({ decorators }: Signature, isWeb: boolean, isServing: boolean): boolean {
  return decorators.some(
    (one) =>
      (isWeb && ROUTE.test(one)) ||
      (isServing && (ROUTE.test(one) || SERVING_DECORATOR.test(one))) ||
      one === 'bentoml.api',
  )
}

function servedMethods({ names: { classes }, imports }: ModuleFacts, isWeb: boolean): ReadonlySet<string> {
  const isFalcon = imports.some((one) => /^falcon(\.|$)/.test(one.module))
  const isServer = ({ bases, decorators, methods }: ClassFacts) =>
    bases.some((base) => SERVER_CLASS.test(base)) ||
    decorators.some((one) => /(^|\.)(serve\.deployment|bentoml\.service)(\(\))?$/.test(one)) ||
    (isFalcon && isWeb && methods.some((method) => /^on_(get|post|put)$/.test(method)))
  return new Set(
    classes
      .filter(isServer)
      .flatMap(({ name, methods }) =>
        methods.filter((method) => SERVER_METHOD.test(method)).map((method) => `${name}.${method}`),
      ),
  )
}

/** Azure ML and Databricks call `init` and then `run` of a script. */
function isEntryScript({ units }: ModuleFacts, name: string): boolean {
  return (
    name === 'run' &&
    units.some((unit) => unit.name === 'init' && unit.kind === 'function') &&
    units.some(({ kind, name: one }) => one === 'run' && kind === 'function')
  )
}

function predictingUnits({ modules }: Code): UnitRef[] {
  return modules.flatMap(({ calls, role }, module) =>
    role === 'source'
      ? calls
          .filter(({ callee }) => PREDICTS.test(callee) && !/^(app|router|api|re|client|requests)\./.test(callee))
          .map(({ unit }) => ({ module, unit }))
      : [],
  )
}

/** `@app.post("/predict")`: the call of the decorator stands just above the function. */
function isRoutedTo({ calls, units }: ModuleFacts, { line }: Handler): boolean {
  // What stands in or above the function before is no decorator of this one.
  const before = units.filter(({ kind, endLine }) => kind !== 'script' && endLine < line).map(({ endLine }) => endLine)
  const from = Math.max(line - DECORATED, ...before)
  return calls.some(
    (call) =>
      call.line <= line &&
      call.line > from &&
      ROUTE.test(`${call.callee}()`) &&
      call.arguments.some(({ value }) => typeof value === 'string' && PREDICTING_NAME.test(value)),
  )
}

/** Lines that the decorators of a function take at most, descriptions for the documentation included. */
const DECORATED = 30
