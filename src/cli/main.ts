export async function main(_a: readonly string[]): Promise<number> {
  return 0
}
