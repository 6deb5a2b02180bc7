import type { ResolvedCall } from '../../../src/facts/types/names.ts'
import type { ModuleFacts } from '../../../src/facts/types.ts'
import { type Code, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { unitsThatReach } from '../reach/callers.ts'

/** Packages that explain single predictions. A repository that is one of them does not count as its user. */
const EXPLAINS =
  /^(shap|lime|captum|alibi|eli5|interpret|interpret_community|dice_ml|dalex|explainerdashboard|aix360|omnixai|treeinterpreter|transformers_interpret|pytorch_grad_cam|tf_explain|anchor)\./

/** Drawing a picture of all data is for developers. */
const NO_EXPLANATION = /\.(initjs|summary_plot|set_\w+|datasets\.\w+)$/

/** Where an explanation is computed. `served`: on the way to a user, by a handler or a page. */
export interface Explanation {
  readonly call: ResolvedCall
  readonly where: 'notebook' | 'code' | 'served' | 'shown'
}

/** Calls that explain predictions in first-party code; guarded ones are left out. */
export function explanations(code: Code): Explanation[] {
  const calls = [...callsOf(code.names, EXPLAINS), ...sourceCitations(code)]
  const used = calls.filter(({ name, guarded }) => !guarded && !NO_EXPLANATION.test(name))
  const pages = pageModules(code)
  const found = used.map((call) => ({ call, where: placeOf(code, call, pages) }))
  return [...found, ...ownExplanations(code, pages)]
}

/** What a project that explains by itself calls it. */
const OWN =
  /(^|[._])(grad_?cam|saliency|attention_map|explain_(prediction|instance|local|decision)|feature_contributions?|reason_codes?|top_reasons?)(_|$)/i

/**
 * Explanations of the project's own making count where a handler or page asks for them itself: deeper inside, a name such as
 * `save_attention_map` belongs to the model.
 */
function ownExplanations(code: Code, pages: ReadonlySet<number>): Explanation[] {
  const calls = code.names.calls.filter(
    ({ name, origin, role }) => origin === 'first-party' && role === 'source' && OWN.test(name),
  )
  return calls.flatMap((call): Explanation[] => {
    if (pages.has(call.module)) return [{ call, where: 'shown' }]
    return isHandler(code.modules[call.module]!, call.unit) ? [{ call, where: 'served' }] : []
  })
}

/** Answers of a language model that name the documents they rest on. */
function sourceCitations(code: Code): ResolvedCall[] {
  const calls = callsOf(code.names, /^(langchain\w*|llama_index|haystack)\./)
  return calls.filter((call) =>
    writtenCall(code.modules, call).arguments.some(
      ({ keyword, value }) => keyword === 'return_source_documents' && value === true,
    ),
  )
}

function placeOf(code: Code, call: ResolvedCall, pages: ReadonlySet<number>): Explanation['where'] {
  if (call.role === 'notebook') return 'notebook'
  const reaching = [...unitsThatReach(code, [call])].map((key) => key.split(':').map(Number) as [number, number])
  if (reaching.some(([module]) => pages.has(module))) return 'shown'
  return reaching.some(([module, unit]) => isHandler(code.modules[module]!, unit)) ? 'served' : 'code'
}

/** Modules that draw pages with a Python package for it. */
function pageModules({ names }: Code): ReadonlySet<number> {
  const drawing = callsOf(names, /^(streamlit|gradio|dash|panel|chainlit|shiny|nicegui)\./)
  return new Set(drawing.filter(({ role, guarded }) => role === 'source' && !guarded).map(({ module }) => module))
}

const ROUTES = /(^|\.)(get|post|put|patch|route|websocket|api_route|api|endpoint|predict)\(\)$/

/** A function that answers a request. */
function isHandler({ names, role }: ModuleFacts, unit: number): boolean {
  const signature = names.signatures.find((one) => one.unit === unit)
  return role === 'source' && (signature?.decorators.some((decorator) => ROUTES.test(decorator)) ?? false)
}
