import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BfdSequence, Epoch, Microseconds, TickInstant, Vantage } from '../../spec/language/notation.ts';
import type { RuleChoice } from '../../spec/rules/catalogue.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { Meter } from '../../src/cost/meter.ts';
import { IdealTelemetryCrypto } from '../../src/crypto/ideal-telemetry.ts';
import { Broker } from '../../src/protocol/broker/broker.ts';
import { FloodedBroker } from '../../src/protocol/deployment/flooded-broker.ts';
import { Entrance } from '../../src/protocol/entrance/entrance.ts';
import type { Offer } from '../../src/protocol/entrance/traffic.ts';
import { VantageAgent } from '../../src/protocol/vantage/vantage.ts';
import { withRules } from '../../src/revision/build.ts';
import { loadRevision } from '../../src/revision/load.ts';
import { floodOf } from './flood.ts';
import { floodCosts, saturatingFloods } from './scenario.ts';

const draft = loadRevision('draft-00');
const TICK = 50_000 as Microseconds;

function countsOf({ jsonDecodes, cwtMacs, bfdParses, bfdMacs, lookups, nicPackets }: Meter) {
  return { jsonDecodes, cwtMacs, bfdParses, bfdMacs, lookups, nicPackets };
}

/** Tick pairs per tick, or so many snapshots before as many pushes as are left of them, and ticks. */
type Flood = readonly [pairs: number, split: number | null, ticks: number];

function offerOf(pairs: number, split: number | null): Offer {
  return floodOf(pairs, split === null ? null : Math.min(split, 2 * pairs));
}

describe('multiplicity', () => {
  /** Each insider on its own, each tick on its own, through one broker. */
  function oneByOne(
    rules: readonly RuleChoice[],
    limited: boolean,
    insiders: number,
    floods: readonly Flood[],
  ) {
    const revision = withRules(draft, rules);
    const crypto = new IdealTelemetryCrypto(revision.rules);
    const meter = new Meter(revision);
    const broker = new Broker(revision, crypto, meter);
    const entrance = new Entrance(revision, meter, broker, limited);
    entrance.start(TICK, 0 as TickInstant, false);
    const party = Array.from({ length: insiders }, (_, vantage) => {
      const agent = new VantageAgent(vantage as Vantage, crypto, revision.rules);
      agent.start(0 as BfdSequence, 0 as Epoch);
      return agent;
    });
    let now = 0;
    for (const [pairs, split, ticks] of floods) {
      const offer = offerOf(pairs, split);
      for (const last = now + ticks; now < last; now++) {
        for (const agent of party) {
          const fresh = (now + 2) as TickInstant;
          const emit = () => ({ senders: 1, offer, cwt: agent.emitSnapshot(fresh), bfd: agent.emitPush() });
          entrance.receiveEach({ vantage: agent.vantage, offer, emit }, now as TickInstant, 1);
        }
      }
    }
    return countsOf(meter);
  }

  test('k alike insiders over n ticks are metered as one insider after the other, tick by tick', () => {
    const rules = fc.subarray([
      wrong('limiter-admission', 'any-token'),
      wrong('limiter-admission', 'more-than-a-token'),
      wrong('limiter-position', 'after-mac'),
      wrong('limiter-position', 'after-decode'),
      wrong('limiter-position', 'nic-hardware'),
      wrong('limiter-unit', 'packets'),
      wrong('limiter-scope', 'vantage-and-path'),
      wrong('limiter-charge', 'snapshots-only'),
      wrong('limiter-refill', 'one-tick-more'),
      wrong('limiter-refill', 'lost-after-drop'),
      wrong('xdp-charge', 'per-packet'),
      wrong('xdp-charge', 'admitted-only'),
      wrong('xdp-charge', 'dropped-only'),
      wrong('lookup-without-limiter', 'charged'),
    ]);
    const floods = fc.array(fc.tuple(fc.nat(12), fc.option(fc.nat(24)), fc.integer({ min: 1, max: 6 })), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(
        rules,
        fc.boolean(),
        fc.integer({ min: 1, max: 4 }),
        floods,
        (taken, limited, insiders, script) => {
          const alike = new FloodedBroker(withRules(draft, taken), 'ideal', limited);
          alike.open(TICK, false);
          for (const [pairs, split, ticks] of script) alike.receive(insiders, offerOf(pairs, split), ticks);
          expect(countsOf(alike.meter)).toEqual(oneByOne(taken, limited, insiders, script));
        },
      ),
      { seed: 1, numRuns: 1000 },
    );
  });
});

describe('by hand, with the prices of section 1.2', () => {
  test('one insider at F = 1024 for one tick', () => {
    const world = floodCosts(draft).createWorld('ideal');
    world.open([1, 1024, TICK]);
    world.flood(1);
    // 4 pairs at 8.70 us and 1024 lookups at 0.05 us; 1024 pairs; one pair.
    expect(world.observe()).toMatchObject({
      limited: 34_800n + 51_200n,
      unlimited: 1024n * 8_700n,
      baseline: 8_700n,
    });
  });

  test('100 insiders at F = 2 pass whole; their ratio is 2 and the lookups', () => {
    const world = floodCosts(draft).createWorld('ideal');
    world.open([100, 2, TICK]);
    world.flood(3);
    expect(world.observe()).toMatchObject({
      limited: 600n * 8_750n,
      unlimited: 600n * 8_700n,
      baseline: 300n * 8_700n,
    });
  });

  test('1000 insiders saturate one core at 87 ms from F = 11 on; F = 10 fills the tick exactly', () => {
    const world = saturatingFloods(draft).createWorld('ideal');
    world.open([1000, 1, 87_000]);
    world.flood(1);
    const { unlimitedBelow, unlimitedAt } = world.observe();
    expect(unlimitedBelow).toEqual({ F: 10, work: 87_000_000n, saturated: false });
    expect(unlimitedAt).toEqual({ F: 11, work: 95_700_000n, saturated: true });
  });

  test('a bucket holds what one tick brings up to 2 s a tick; a longer one saturates later than the closed form', () => {
    const loadAt = (tick: number) => {
      const world = saturatingFloods(draft).createWorld('ideal');
      world.open([100_000, 1, tick]);
      world.flood(1);
      return world.observe();
    };
    expect(loadAt(2_000_000).bucketHoldsRefill).toBe(true);
    expect(loadAt(2_000_001).bucketHoldsRefill).toBe(false);
    // 16 s of packets in a tick of 3 s: 5 pass instead of 8, so two pairs, a lone snapshot and four lookups each.
    expect(loadAt(3_000_000).limitedAt).toEqual({
      F: 4,
      work: 100_000n * (2n * 8_700n + 6_300n + 4n * 50n),
      saturated: false,
    });
  });
});
