/** Number of words in a line, without addresses and markup. */
export function countWords(text: string): number {
  const bare = text.slice(0, 20_000).replaceAll(/https?:\/\/\S+|<[^<>]{0,300}>/g, ' ')
  return bare.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0
}
