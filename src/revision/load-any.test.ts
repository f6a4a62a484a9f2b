import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { InputError } from '../input/input-error.ts';
import { PACKAGE_ROOT } from '../sources/package-root.ts';
import { buildRevision } from './build.ts';
import { checkDocument } from './load.ts';

const DRAFT = readFileSync(join(PACKAGE_ROOT, 'spec/revisions/draft-00.json'), 'utf8');

type Json = { [key: string]: Json } | Json[] | string | number | boolean | null;

/** The places of a document: each an object or list and one of its keys. */
function placesOf(value: Json): [{ [key: string]: Json }, string][] {
  if (typeof value !== 'object' || value === null) return [];
  const parent = value as { [key: string]: Json };
  return Object.keys(parent).flatMap(
    (key) => [[parent, key], ...placesOf(parent[key] as Json)] as ReturnType<typeof placesOf>,
  );
}

const BAD = [
  -1,
  0,
  1.5,
  2 ** 53,
  Number.POSITIVE_INFINITY,
  Number.NaN,
  '',
  'NaN',
  '1',
  true,
  null,
  [],
  {},
  ['4'],
  { take: 'x' },
];

it('takes a damaged revision or tells its faults in one line each, and nothing else', () => {
  let refused = 0;
  fc.assert(
    fc.property(
      fc.nat(),
      fc.oneof(fc.constantFrom(...BAD), fc.jsonValue()),
      fc.boolean(),
      (at, value, remove) => {
        const document = JSON.parse(DRAFT) as { [key: string]: Json };
        const places = placesOf(document);
        const [parent, key] = places[at % places.length] as (typeof places)[number];
        if (remove && !Array.isArray(parent)) delete parent[key];
        else parent[key] = value as Json;
        try {
          buildRevision(checkDocument(document, 'r.json'));
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
          const { faults } = error as InputError;
          expect(faults.length).toBeGreaterThan(0);
          for (const fault of faults)
            expect(fault).toMatch(/^r\.json: \$[^\n]*: found [^\n]+, expected [^\n]+$/);
          refused++;
        }
      },
    ),
    { numRuns: 1500 },
  );
  expect(refused).toBeGreaterThan(1000);
});
