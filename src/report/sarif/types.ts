/** The parts of SARIF 2.1.0 (OASIS) that we write; its schema checks them in the tests. */

export type Level = 'error' | 'warning' | 'note'

export interface Message {
  readonly text: string
  readonly markdown?: string
}

export interface SarifLocation {
  readonly id?: number
  readonly message?: Message
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string }
    readonly region: { readonly startLine: number; readonly endLine?: number }
  }
  readonly logicalLocations?: readonly { readonly fullyQualifiedName: string; readonly kind: string }[]
}

export interface Descriptor {
  readonly id: string
  readonly name: string
  readonly shortDescription: Message
  readonly fullDescription: Message
  readonly help: Message
  readonly defaultConfiguration: { readonly level: Level }
  readonly properties: { readonly tags: readonly string[] }
}

export interface Result {
  readonly ruleId: string
  readonly ruleIndex: number
  readonly level: Level
  readonly message: Message
  readonly locations: readonly SarifLocation[]
  readonly relatedLocations?: readonly SarifLocation[]
  readonly partialFingerprints: Readonly<Record<string, string>>
  readonly suppressions: readonly object[]
  readonly properties: Readonly<Record<string, unknown>>
}
