/** Thrown by a reader for a file that it cannot make sense of; the gatherer lists it as a problem and goes on. */
export class Broken extends Error {
  override readonly name = 'Broken'
  /** Line of the fault, from 1, where it is known. */
  readonly line: number | undefined

  constructor(reason: string, line?: number) {
    super(reason)
    this.line = line
  }
}
