import type { Saying } from '../types/userTexts.ts'

const MODEL = String.raw`(AI|A\.I\.|artificial intelligence|machine[- ]learning|deep[- ]learning|neural networks?|language models?|LLMs?|ML[- ]models?|(prediction|classification|generative|trained) models?|(our|the|this|a|an) ([\w.-]+ ){0,3}models?)`

/** Whole words only: "ai" is a part of many words, and a name such as "OpenAI" says nothing on what users deal with. */
const DISCLOSES: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(us(es|ing|ed)|powered by|generated (by|with|using)|predict(ed|s|ions?)? (by|with|using|from)|made (by|with)|based on|answered by|relies on|driven by|assisted by)\b.{0,60}\b${MODEL}\b`,
    'i',
  ),
  new RegExp(
    String.raw`\b${MODEL}\b.{0,60}\b(predicts?|predicted|classif(y|ies|ied)|generates?|generated|detects?|detected|recommends?|estimates?|translates?|answers?|was trained|is trained|trained on)\b`,
    'i',
  ),
  /\b(AI|machine|model)[- ](generated|powered|predicted|assisted|written)\b/i,
  /\b(I am|I'm|you are (talking|chatting|speaking) (to|with)|this is) (an? )?(\w+ ){0,3}(AI|bot|chatbot|automated|virtual) ?(\w*assistant|\w*system|\w*model|\b)/i,
  /\bautomated (predictions?|decisions?|decision-making|assessment)\b/i,
]

const LIMITS: readonly RegExp[] = [
  /\b(model|AI|predictions?|answers?|results?|output|assistant|chatbot|service|demo|it)\b.{0,60}\b(may|can|might|could)\b.{0,30}\b(wrong|incorrect|inaccurate|mistakes?|errors?|hallucinat\w+|biased|misleading|offensive|harmful|inappropriate)\b/i,
  /\bnot (a substitute for|intended for|meant for|meant to replace|medical advice|financial advice|legal advice)\b/i,
  /\b(for (demonstration|research|educational) purposes only|do not rely on|double[- ]check|verify the (answers?|results?))\b/i,
]

const EXPLAINS: readonly RegExp[] = [
  /\b(why (this|the|did)|reasons? for (this|the|your)|explanation of (this|the|your)|explain(ing)? (this|the|your) (prediction|decision|result|score))\b/i,
  /\b(feature (importance|contributions?|attributions?)|top features|contribut\w+ (to|most to) (this|the|your)|most important (features|factors))\b/i,
]

/** Orders to a model, in prompts. */
const IMPERSONATES: readonly RegExp[] = [
  /\b(never|do not|don'?t)\b[^,.;:]{0,20}\b(say|reveal|mention|admit|disclose|tell|let \w+ know)\b( to| them| users?| anyone| anybody| the (user|customer|caller))*( the fact)?( that)? you('?re| are) (only |just |really |actually )?(an? )?(AI|bot|chatbot|robot|machine|(large )?language model|virtual assistant|computer program)\b/i,
  /\bpretend (to be|that you are|you are|you're) (an? )?(real |actual )?(human|person)\b/i,
  /\byou are (a )?(real )?(human|person)\b.{0,20}\bnot an? (AI|bot|robot|machine|language model)\b/i,
]

const SAYINGS: readonly (readonly [Saying, readonly RegExp[]])[] = [
  ['discloses', DISCLOSES],
  ['limits', LIMITS],
  ['explains', EXPLAINS],
]

/** Two words are a label. */
const LEAST_WORDS = 4

/** Tells the user to do something with a model, or that there is none: nothing is said of what answers. */
const INSTRUCTS =
  /\b(train|retrain|upload|select|choose|pick|load|register|deploy|create|compare|delete|configure|download|no) (a|an|the|your|any|another|this|new|one)? ?(\w+ ){0,2}models?\b/i

/** What a text for users says; several things at times, and mostly nothing that matters here. */
export function sayingsOf(text: string): Saying[] {
  if (text.split(/\s+/).length < LEAST_WORDS) return []
  const isInstruction = INSTRUCTS.test(text)
  return SAYINGS.filter(
    ([saying, patterns]) =>
      !(isInstruction && saying === 'discloses') && patterns.some((pattern) => pattern.test(text)),
  ).map(([saying]) => saying)
}

/** Whether a line orders a model to pass for a person. */
export function impersonates(line: string): boolean {
  return IMPERSONATES.some((pattern) => pattern.test(line))
}
