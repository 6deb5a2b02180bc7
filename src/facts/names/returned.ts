import { FRAME, frameAfter, frameMadeBy } from './frames.ts'
import { atMost, type Meaning } from './meaning.ts'

/** What a call of a function of another package returns: a frame, else an object that has the name of what was called. */
export function returnedBy(meaning: Meaning): Meaning {
  const frame = frameOf(meaning.name)
  return frame === undefined ? meaning : { ...atMost(meaning, 'medium'), name: frame }
}

/** Frame that a function, or a method of a frame, returns. */
function frameOf(name: string): string | undefined {
  const dot = name.lastIndexOf('.')
  const owner = name.slice(0, dot)
  return FRAME.test(owner) ? frameAfter(owner, name.slice(dot + 1)) : frameMadeBy(name)
}
