import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTextFault } from './json-text.ts';

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('findTextFault', () => {
  it('finds nothing in what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
        expect(findTextFault(JSON.stringify(value, null, indent))).toBeNull();
      }),
    );
  });

  it('agrees with JSON.parse on damaged JSON', () => {
    const damage = fc.tuple(
      fc.array(fc.tuple(fc.string(), fc.jsonValue()), { maxLength: 4 }),
      fc.nat(),
      fc.nat({ max: 3 }),
      fc.constantFrom(
        '',
        '"',
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '-',
        '.',
        '0',
        '1e',
        'NaN',
        '\\',
        '\n',
        'é',
        '\u0001',
      ),
    );
    let refused = 0;
    fc.assert(
      fc.property(damage, ([members, at, length, put]) => {
        const whole = JSON.stringify(members);
        const start = at % (whole.length + 1);
        const text = whole.slice(0, start) + put + whole.slice(start + length);
        const fault = findTextFault(text);
        if (fault !== null) refused++;
        // A key that comes twice is the one thing that JSON.parse lets pass.
        if (fault?.expected !== 'each key once') expect(fault === null).toBe(parses(text));
      }),
      { numRuns: 3000 },
    );
    expect(refused).toBeGreaterThan(1000);
  });

  it('counts lines and columns from 1', () => {
    expect(findTextFault('{\n  "a": [1,\n    nope]\n}')).toEqual({
      line: 3,
      column: 5,
      found: '"nope"',
      expected: 'a JSON value',
    });
  });
});
