import { expect, test } from 'vitest';
import type { AnyBinding } from '../src/search/binding.ts';
import { volumeIndependentNic } from './broker-nic.ts';
import { claimInVitest, isRefuted, loadRepair } from './claim-in-vitest.ts';

const repaired = loadRepair('keys-and-detection');

claimInVitest({
  binding: volumeIndependentNic as AnyBinding,
  sets: [
    [['flood'], 1],
    [['outside-traffic', 'nic-gate=open'], 1],
  ],
  cases: 8192,
  repaired,
});

test('the wording that is printed is refuted, whatever a draft has fixed', () => {
  expect(isRefuted(volumeIndependentNic as AnyBinding, { ...repaired, wordings: {} }, 4096)).toBe(true);
});
