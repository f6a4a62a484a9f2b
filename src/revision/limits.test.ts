import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InputError } from '../input/input-error.ts';
import { load } from './load.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'limits-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Loads draft-00 with another limit. */
function loadWith(limits: Readonly<Record<string, unknown>>) {
  const document = { schema: 'mvps-verify/revision/1', extends: 'draft-00', name: 'edited', limits };
  writeFileSync(join(folder, 'r.json'), JSON.stringify(document));
  return load('r.json', folder).revision;
}

describe('R_L and B_F', () => {
  test.each([0.001, 0.5, 1.5, 4, 999.999, 1_000_000])('may be %s', (value) => {
    expect(loadWith({ R_L: { value }, B_F: { value } })).toMatchObject({ R_L: value, B_F: value });
  });

  test.each([
    [0, 'found 0, expected a number above 0 and up to 1000000, with at most 3 decimals'],
    [-4, 'found -4, expected a number above 0 and up to 1000000, with at most 3 decimals'],
    ['eight', 'found "eight", expected a number above 0 and up to 1000000, with at most 3 decimals'],
    [1_000_001, 'found 1000001, expected a number above 0 and up to 1000000, with at most 3 decimals'],
    [1.0005, 'found 1.0005, expected a number of at most 3 decimals'],
    [1000.5, 'found 1000.5, expected at most 1000, or a whole number'],
  ])('may not be %j', (value, fault) => {
    for (const name of ['R_L', 'B_F']) {
      try {
        loadWith({ [name]: { value } });
        expect.unreachable();
      } catch (error) {
        expect((error as InputError).faults).toEqual([`r.json: $.limits.${name}.value: ${fault}`]);
      }
    }
  });
});
