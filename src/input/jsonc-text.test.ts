import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTextFault } from './json-text.ts';
import { plainJsonOf } from './jsonc-text.ts';

const valueIn = (text: string): unknown => JSON.parse(plainJsonOf(text) as string);

describe('JSON with comments', () => {
  it.each([
    ['// first\n{"a": 1} // last', { a: 1 }],
    ['{"a": /* a number */ 1, /* no more */}', { a: 1 }],
    ['[1, [2,],\n]', [1, [2]]],
    ['{"a": "// no comment", "b": "/* nor this, */"}', { a: '// no comment', b: '/* nor this, */' }],
    ['{"a": "\\"// still a text"}', { a: '"// still a text' }],
    ['[","]', [',']],
    ['{ // "a": 1,\n}', {}],
  ])('%j', (text, value) => {
    expect(valueIn(text)).toEqual(value);
  });

  it('keeps every place where it was', () => {
    const text = '{ /* one\r\n two */ "a": 1, // three\n  "a": 2 }';
    const plain = plainJsonOf(text) as string;
    expect(plain).toHaveLength(text.length);
    expect(findTextFault(plain)).toMatchObject({ line: 3, column: 3, found: 'the key "a" again' });
  });

  it.each(['[,]', '[1,,]', '{,}', '{"a":,}', '[1],'])('%s is no JSON for its comma', (text) => {
    expect(plainJsonOf(text)).toBe(text);
    expect(findTextFault(text)).not.toBeNull();
  });

  it.each([
    ['{}\n  /* open', 2, 3],
    ['/*/', 1, 1],
  ])('%j: a comment that does not end', (text, line, column) => {
    expect(plainJsonOf(text)).toMatchObject({ line, column, found: 'a comment that does not end' });
  });

  it('is JSON as it stands where it has neither', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(plainJsonOf(text)).toBe(text);
      }),
    );
  });

  it('takes any text to one of the same length, or to a fault', () => {
    const parts = fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '\\', '/', '*', '\n', '1', 'a', ' ');
    fc.assert(
      fc.property(fc.array(parts, { size: 'max', maxLength: 40 }), (given) => {
        const text = given.join('');
        const plain = plainJsonOf(text);
        if (typeof plain === 'string') expect(plain).toHaveLength(text.length);
      }),
    );
  });
});
