/** Where a 32-bit hash begins. */
export const SEED = 0x811c9dc5
const SEED_B = 0x9747b28c
const PRIME_A = 0x01000193
const PRIME_B = 0x85ebca6b

/** Two independent 32-bit hashes that grow together; they serve as one of 64 bits. */
export class Hash {
  a = SEED
  b = SEED_B

  /** As new: one hash object serves many texts. */
  clear(): void {
    this.a = SEED
    this.b = SEED_B
  }

  /** Adds the characters from `from` up to `to`. */
  addText(source: string, from: number, to: number): void {
    let { a, b } = this
    for (let at = from; at < to; at++) {
      const unit = source.charCodeAt(at)
      a = Math.imul(a ^ unit, PRIME_A)
      b = Math.imul(b + unit, PRIME_B) ^ (b >>> 15)
    }
    this.a = a
    this.b = b
  }

  /** Adds one number: a hash of a part, or what separates parts. */
  add(value: number): void {
    this.a = mix(this.a, value)
    this.b = Math.imul(this.b + value, PRIME_B) ^ (this.b >>> 15)
  }

  /** 16 hexadecimal digits. */
  digest(): string {
    return hex(this.a) + hex(this.b)
  }
}

/** A 32-bit hash with one more number in it. */
export function mix(hash: number, value: number): number {
  return Math.imul(hash ^ value, PRIME_A) ^ (hash >>> 13)
}

/** 32-bit hash of the characters from `from` up to `to`. */
export function hashText(source: string, from: number, to: number): number {
  let hash = SEED
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ source.charCodeAt(at), PRIME_A)
  return hash
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0')
}
