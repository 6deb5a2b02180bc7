const SEED_A = 0x811c9dc5
const SEED_B = 0x9747b28c
const PRIME_A = 0x01000193
const PRIME_B = 0x85ebca6b

/** Two independent 32-bit hashes that grow by characters; together they serve as one of 64 bits. */
export class Hash {
  a = SEED_A
  b = SEED_B

  add(unit: number): void {
    this.a = Math.imul(this.a ^ unit, PRIME_A)
    this.b = Math.imul(this.b + unit, PRIME_B) ^ (this.b >>> 15)
  }

  /** 16 hexadecimal digits. */
  digest(): string {
    return hex(this.a) + hex(this.b)
  }
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0')
}
