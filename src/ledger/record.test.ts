import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { decodeRecord, encodeRecord } from './record.ts';

const WHOLE = encodeRecord(
  { of: { check: 'T-VOLINV', rules: [], side: 'own' }, seed: 1, block: 2 },
  {
    digest: '0'.repeat(32),
    cases: 2,
    discarded: 0,
    reached: [1],
    failing: null,
    closest: null,
    scripts: Float64Array.of(3, 4),
    behaviours: Float64Array.of(5),
  },
);
const JSON_OF_IT = WHOLE.slice(17, -1);

/** A line whose checksum is right, whatever it says. */
function lineOf(json: string): string {
  return `${createHash('sha256').update(json).digest('hex').slice(0, 16)} ${json}`;
}

it('is read as it was written', () => {
  expect(decodeRecord(lineOf(JSON_OF_IT))).toMatchObject({ name: { block: 2 }, result: { reached: [1] } });
});

it.each([
  ['null', '$: null', 'an object'],
  ['{', 'a text that is no JSON', 'the JSON of a block'],
  ['{}', '$.block: nothing', 'a value'],
  [JSON_OF_IT.replace('"cases":2', '"cases":-5'), '$.cases: -5', 'an integer from 0 to 16384'],
  [
    JSON_OF_IT.replace('"cases":2', '"cases":9000000000'),
    '$.cases: 9000000000',
    'an integer from 0 to 16384',
  ],
  [JSON_OF_IT.replace('"reached":[1]', '"reached":null'), '$.reached: null', 'a list'],
  [JSON_OF_IT.replace('"failing":null', '"failing":"x"'), '$.failing: "x"', 'a list of words, or null'],
  [JSON_OF_IT.replace(/"digest":"0+"/, '"digest":5'), '$.digest: 5', '32 hex digits'],
  [JSON_OF_IT.replace(/"scripts":"[^"]+"/, '"scripts":"*"'), '$.scripts: "*"', 'the Base64 of hashes'],
  [JSON_OF_IT.replace(/"scripts":"[^"]+"/, '"scripts":"AAA="'), 'scripts of 2 octets', 'seven octets'],
  [JSON_OF_IT.replace('T-VOLINV:own:1:2', 'T-VOLINV'), 'the block "T-VOLINV"', 'the address of a block'],
])('%s is no record, though its checksum is right', (json, found, expected) => {
  expect(decodeRecord(lineOf(json))).toEqual({
    found: expect.stringContaining(found),
    expected: expect.stringContaining(expected),
  });
});
