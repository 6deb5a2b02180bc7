import type { Evidence } from '../../model.ts'
import type { Call } from '../types.ts'
import { callEvidence, isProduction, type View } from './view.ts'

const FRAMEWORKS = /^(fastapi|flask|django|aiohttp|sanic|starlette|tornado|grpc|litestar|quart|falcon|bottle)(\.|$)/

/** Serving frameworks and endpoints: the call alone says that a model is deployed. */
const SERVES =
  /^(bentoml\.(service|Service|api|save\w*|io\..*)|ray\.serve\.\w+|kserve\.\w+|seldon_core\.\w+|litserve\.\w+|mlserver\.\w+|modal\.(App|Stub|Function)|ts\.torch_handler\..*|truss\..*|mlflow\.deployments\..*|sagemaker\..*\.deploy|google\.cloud\.aiplatform\..*\.(deploy|create_endpoint|batch_predict)|azure\.ai\.ml\.entities\.\w*(Endpoint|Deployment)|azureml\.core\.webservice\..*|zenml\.integrations\..*deploy\w*)$/

const PREDICTS = /(^|\.)(predict\w*|infer(?!ence_mode$)\w*|transcribe|load_model|from_pretrained)$|\.generate$/

/** A web service that predicts, or an artefact of a serving framework. */
export function serves(view: View): Evidence[] {
  return [...callEvidence(view, SERVES), ...handlers(view), ...artefacts(view)]
}

function artefacts({ files }: View): Evidence[] {
  const wanted = /(^|\/)(bentofile\.ya?ml|config\.pbtxt|model-config\.properties|inferenceservice\.ya?ml)$/
  return files
    .filter(({ path, role }) => wanted.test(path) && role !== 'vendored' && role !== 'fixture' && role !== 'example')
    .map(({ path }) => ({ message: 'describes how a model is served', at: { path } }))
}

/** Modules that set up a web framework and predict, themselves or in what they import. */
function handlers(view: View): Evidence[] {
  const web = new Set(view.names.imports.filter(({ name }) => FRAMEWORKS.test(name)).map(({ module }) => module))
  const elsewhere = predictsElsewhere(view, web)
  return [...web].flatMap((module) => {
    const facts = view.modules[module]!
    if (!isProduction(facts)) return []
    const own = facts.calls.find(
      (call) => isRoute(call) || (PREDICTS.test(call.callee) && !/^(app|router|self\.app)\./.test(call.callee)),
    )
    const found = own ?? elsewhere.get(module)
    if (found === undefined) return []
    return [{ message: `a web service calls \`${found.callee}\``, at: { path: facts.path, line: found.line } }]
  })
}

/** `@app.post("/predict")`: what it calls may well be the model itself. */
function isRoute({ callee, arguments: given }: Call): boolean {
  return (
    /\.(get|post|put|route|api_route|websocket)$/.test(callee) &&
    given.some(({ value }) => typeof value === 'string' && /\/(predict|infer|score|classify|invocations)/i.test(value))
  )
}

/** First call of a web module to a function of another file that predicts. */
function predictsElsewhere(
  { names, modules }: View,
  web: ReadonlySet<number>,
): Map<number, { callee: string; line: number }> {
  const found = new Map<number, { callee: string; line: number }>()
  for (const { module, line, to, name } of names.calls) {
    if (to === undefined || to.module === module || !web.has(module) || found.has(module)) continue
    const called = modules[to.module]!.calls.some((call) => call.unit === to.unit && PREDICTS.test(call.callee))
    if (called) found.set(module, { callee: name.slice(name.lastIndexOf('.') + 1), line })
  }
  return found
}

export function demonstrates(view: View): Evidence[] {
  return callEvidence(view, /^(streamlit|gradio|dash|panel|chainlit|shiny|nicegui)\./)
}

/** Something that people use without reading code. */
export function facesUsers(view: View): Evidence[] {
  const bots = callEvidence(
    view,
    /^(telegram|aiogram|telebot|discord|slack_bolt|botbuilder|rasa_sdk)\.|^flask\.render_template$/,
  )
  const pages = view.files
    .filter(
      ({ path, role }) =>
        /(^|\/)(templates|static|frontend|web|ui)\/.*\.(html|tsx|jsx|vue|svelte)$/.test(path) && role === 'source',
    )
    .map(({ path }) => ({ message: 'a page for users', at: { path } }))
  return [...demonstrates(view), ...bots, ...pages]
}

const PROMPTS =
  /^(transformers|diffusers|peft|optimum|sentence_transformers)\..*from_pretrained$|^transformers\.pipeline$|^sentence_transformers\.SentenceTransformer$|^(openai|anthropic|cohere|litellm|ollama|together|groq|mistralai|google\.generativeai|google\.genai|vertexai|langchain\w*|llama_index|dspy|haystack|guidance)\./

export function prompts(view: View): Evidence[] {
  return callEvidence(view, PROMPTS)
}
