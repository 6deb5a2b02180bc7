/** Words of the well-known licences that tell them apart; the first that matches. */
const LICENSES: readonly (readonly [RegExp, string])[] = [
  [/GNU AFFERO GENERAL PUBLIC LICENSE/i, 'AGPL-3.0'],
  [/GNU LESSER GENERAL PUBLIC LICENSE/i, 'LGPL'],
  [/GNU GENERAL PUBLIC LICENSE\s+Version 3/i, 'GPL-3.0'],
  [/GNU GENERAL PUBLIC LICENSE\s+Version 2/i, 'GPL-2.0'],
  [/Apache License,?\s+Version 2\.0/i, 'Apache-2.0'],
  [/Mozilla Public License,? version 2\.0/i, 'MPL-2.0'],
  [/Permission is hereby granted, free of charge/i, 'MIT'],
  [/Redistribution and use in source and binary forms.*?Neither the name/is, 'BSD-3-Clause'],
  [/Redistribution and use in source and binary forms/i, 'BSD-2-Clause'],
  [/Attribution-NonCommercial/i, 'CC-BY-NC'],
  [/Creative Commons Attribution-ShareAlike/i, 'CC-BY-SA'],
  [/Creative Commons Attribution/i, 'CC-BY'],
  [/CC0 1\.0 Universal/i, 'CC0-1.0'],
  [/This is free and unencumbered software/i, 'Unlicense'],
]

/** SPDX identifier of a licence text, where it is a well-known one. */
export function licenseOf(text: string): { license?: string } {
  const head = text.slice(0, 4000)
  const license = LICENSES.find(([pattern]) => pattern.test(head))?.[1]
  return license === undefined ? {} : { license }
}
