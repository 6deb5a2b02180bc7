/** Sections of lines as one text, a blank line between them; an empty section is left out. */
export function inSections(sections: readonly (readonly string[])[]): string {
  const filled = sections.filter((lines) => lines.length > 0)
  return `${filled.map((lines) => lines.join('\n')).join('\n\n')}\n`
}
