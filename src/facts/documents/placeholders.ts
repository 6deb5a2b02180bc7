/**
 * Remains of templates: of the model card of Hugging Face, of README templates, and what people leave for later. They
 * are looked for line by line, so a word such as "todo" inside a sentence on to-do lists is none.
 */
const PLACEHOLDERS: readonly RegExp[] = [
  /\[more information needed\]/i,
  /^\W*(TODO|TBD|TBA|FIXME|XXX)\b/,
  /\b(TODO|TBD)\s*$/,
  /\blorem ipsum\b/i,
  /\{\{[^{}]{1,80}\}\}/,
  /[<[{](your|insert|add|describe|enter|fill in|project|author|name of)\b[^<>[\]{}]{0,60}[>\]}](?!\()/i,
  /\b(your name here|insert .{1,30} here|a short description of the project|project description goes here)\b/i,
  /^\W*describe your\b/i,
  /^\W*(coming soon|to be (done|written|added|filled in)|work in progress)\W*$/i,
]

/** Whether the line is the remains of a template. */
export function isPlaceholder(text: string): boolean {
  const line = text.slice(0, 500)
  return PLACEHOLDERS.some((pattern) => pattern.test(line))
}

/** Headings of the README that GitLab writes for a new project. */
const GITLAB = [
  'add your files',
  'integrate with your tools',
  'collaborate with your team',
  'test and deploy',
  'editing this readme',
]

/** Whether the headings are those of a README that a platform wrote. */
export function isGenerated(headings: readonly { readonly text: string }[]): boolean {
  const texts = new Set(headings.map(({ text }) => text.toLowerCase()))
  return GITLAB.filter((text) => texts.has(text)).length >= 4
}
