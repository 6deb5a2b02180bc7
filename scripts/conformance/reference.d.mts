/** What the reference says of one file: an error, or facts. */
export interface Reference {
  readonly path: string
  readonly error?: string
}

export function reference(paths: readonly string[]): AsyncGenerator<Reference>
