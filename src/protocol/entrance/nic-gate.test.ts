import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Microseconds, Packets, PacketsPerSecond } from '../../../spec/language/notation.ts';
import { type AlternativeOf, wrong } from '../../../spec/rules/catalogue.ts';
import { Meter } from '../../cost/meter.ts';
import { withRules } from '../../revision/build.ts';
import { loadRevision } from '../../revision/load.ts';
import { NicGate, offeredBy } from './nic-gate.ts';

const revision = loadRevision('draft-00');
const LIMIT = 10 ** 12;

/** Lookups and NIC packets after these offers; each begins a flood if it says so. */
function passedBy(
  rule: AlternativeOf<'nic-gate'>,
  offers: readonly (readonly [packets: number, rate: number, isNew: boolean])[],
) {
  const meter = new Meter(revision);
  const gate = new NicGate(revision, rule, meter);
  for (const [packets, rate, isNew] of offers) {
    if (isNew) gate.beginFlood();
    gate.offer(packets as Packets, rate as PacketsPerSecond);
  }
  return [meter.lookups, meter.nicPackets];
}

describe('what reaches the broker', () => {
  const offers = [
    [10, LIMIT - 1, true],
    [10, LIMIT - 1, false],
    [5, LIMIT, true],
  ] as const;

  test.each([
    ['closed', 0],
    ['open', 25],
    ['first-packet-passes', 2],
    ['fails-open-at-limit', 5],
  ] as const)('%s', (rule, passed) => {
    expect(passedBy(rule, offers)).toEqual([passed, BigInt(passed)]);
  });

  test('the first packet is not used up by an offer of none', () => {
    expect(
      passedBy('first-packet-passes', [
        [0, 1, true],
        [3, 1, false],
      ])[0],
    ).toBe(1);
  });

  test('nothing is looked up where a lookup is charged for nothing', () => {
    const free = withRules(revision, [wrong('xdp-charge', 'none')]);
    const meter = new Meter(free);
    new NicGate(free, 'open', meter).offer(7 as Packets, 1 as PacketsPerSecond);
    expect([meter.lookups, meter.nicPackets]).toEqual([0, 7n]);
  });
});

describe('packets offered after so long', () => {
  test('whole ones only, and none are lost between two times', () => {
    const at = (time: number) => offeredBy(1_500_000 as PacketsPerSecond, time as Microseconds);
    expect([0, 1, 2, 3, 4].map(at)).toEqual([0, 1, 3, 4, 6]);
  });

  test('as in integers without bounds, for every rate to 10^12 and as long as their count stays below 2^53', () => {
    const rates = fc.integer({ min: 1, max: LIMIT });
    const times = fc.integer({ min: 0, max: 4_800_000_000 });
    fc.assert(
      fc.property(rates, times, (rate, time) => {
        const exactly = (BigInt(rate) * BigInt(time)) / 1_000_000n;
        fc.pre(exactly < 2n ** 53n);
        expect(BigInt(offeredBy(rate as PacketsPerSecond, time as Microseconds))).toBe(exactly);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});
