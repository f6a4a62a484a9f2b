import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packFingerprints, unpackFingerprints } from './fingerprint-bytes.ts';

test('fingerprints of 53 bits are unpacked as they were packed', () => {
  fc.assert(
    fc.property(fc.array(fc.maxSafeNat()), (fingerprints) => {
      const given = Float64Array.from(fingerprints);
      expect(unpackFingerprints(packFingerprints(given))).toEqual(given);
    }),
  );
});

test('the lowest octet comes first, seven to a fingerprint', () => {
  expect([...packFingerprints(Float64Array.of(0x01_0203_0405_0607, 1))]).toEqual([
    7, 6, 5, 4, 3, 2, 1, 1, 0, 0, 0, 0, 0, 0,
  ]);
});
