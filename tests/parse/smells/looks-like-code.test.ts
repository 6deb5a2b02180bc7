import { expect, test } from 'vitest'
import { looksLikeCode } from '../../../src/parse/extract/smells/looks-like-code.ts'

test.each([
  'frame = frame.dropna()',
  'import numpy as np',
  'from torch import nn',
  'for batch in loader:',
  'if args.debug and not quiet:',
  'print("a long sentence with many words")',
  'return loss, accuracy',
  'self.model.train()',
  'x += 1',
  'def forward(self, x):',
  '@torch.no_grad()',
  'except ValueError as error:',
  'names["key"] = values[0]',
])('code: %s', (text) => {
  expect(looksLikeCode(text)).toBe(true)
})

test.each([
  'This is a sentence.',
  'if this is true, we stop here:',
  'type: ignore',
  'noqa: E501',
  'for more see the paper (Smith, 2020):',
  'shape of the output',
  'y = W x + b',
  'the loss = mean of the losses',
  'return the mean of the batch',
  'see https://example.org/a(b)',
  'Note (important)',
  '---- data ----',
  'cf. Eq. 3',
  '',
])('prose: %s', (text) => {
  expect(looksLikeCode(text)).toBe(false)
})
