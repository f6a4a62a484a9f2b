import { expect, test } from 'vitest';
import type { AnyBinding } from '../src/search/binding.ts';
import { runBlock } from '../src/search/block.ts';
import { Trial } from '../src/search/trial.ts';
import { volumeIndependentNic } from './broker-nic.ts';
import { claimInVitest, repairedBy } from './claim-in-vitest.ts';

claimInVitest({
  binding: volumeIndependentNic as AnyBinding,
  sets: [
    [['flood'], 1],
    [['outside-traffic', 'nic-gate=open'], 1],
  ],
  cases: 8192,
  repaired: repairedBy([], { 'D3/volume-independent': 'admitted-only' }),
});

test('the wording that is printed is refuted, whatever a draft has fixed', () => {
  const trial = new Trial(volumeIndependentNic as AnyBinding, repairedBy([]), [], 'own');
  expect(runBlock(trial, 1, 0, 4096).failing).not.toBeNull();
});
