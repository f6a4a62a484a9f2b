import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { InputError } from '../../input/input-error.ts';
import { readSourceText } from './source-text.ts';

const folder = mkdtempSync(join(tmpdir(), 'mvps-source-text-'));
afterAll(() => rmSync(folder, { recursive: true }));

function read(bytes: string | Uint8Array): string {
  const file = join(folder, 'draft.txt');
  writeFileSync(file, bytes);
  return readSourceText(file, 'draft.txt');
}

describe('a file that is no text is refused in one line', () => {
  test.each([
    ['empty', '', /found nothing/],
    ['only blanks', ' \n\t\r\n\f ', /found nothing/],
    ['NUL', 'R_L = 4\n a\0b', /line 2, column 3: found a control character \(U\+0000\)/],
    ['an escape sequence', '\u001b[31m', /U\+001B/],
    ['a bidirectional control', 'a\u202eb', /line 1, column 2: found a bidirectional control \(U\+202E\)/],
    ['invalid UTF-8', Uint8Array.of(0x61, 0xc3, 0x28), /not UTF-8 text/],
    ['a surrogate', Uint8Array.of(0xed, 0xa0, 0x80), /not UTF-8 text/],
    ['17 MiB', new Uint8Array(17 * 2 ** 20).fill(0x61), /larger than 16777216 bytes/],
  ])('%s', (_, bytes, fault) => {
    expect(() => read(bytes)).toThrow(InputError);
    expect(() => read(bytes)).toThrow(fault);
    expect(() => read(bytes)).toThrow(/^draft\.txt: [^\n]*$/);
  });

  test('random bytes are a text or are refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        try {
          expect(read(bytes).trim()).not.toBe('');
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
          expect((error as InputError).faults.join('')).not.toContain('\n');
        }
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});
