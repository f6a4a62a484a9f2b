import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type {
  BfdSequence,
  Epoch,
  Microseconds,
  TickInstant,
  Vantage,
} from '../../../spec/language/notation.ts';
import { REFUSAL } from '../../../spec/replay-coherence/refusal.ts';
import { type RuleChoice, wrong } from '../../../spec/rules/catalogue.ts';
import { Meter } from '../../cost/meter.ts';
import { createTelemetryCrypto } from '../../crypto/create-telemetry-crypto.ts';
import { withRules } from '../../revision/build.ts';
import { loadRevision } from '../../revision/load.ts';
import { Broker } from '../broker/broker.ts';
import { VantageAgent } from '../vantage/vantage.ts';
import { Entrance } from './entrance.ts';
import { type Offer, tickPairs } from './traffic.ts';

const VICTIM = 0 as Vantage;
const INSIDER = 1 as Vantage;
const T_TICK = 50_000 as Microseconds;
/** Tick pairs in a full bucket: B_F = 8 seconds of 20 ticks. */
const FULL = 160;

const at = (tick: number) => tick as TickInstant;

function deploy(...choices: readonly RuleChoice[]) {
  const revision = withRules(loadRevision('draft-00'), choices);
  const crypto = createTelemetryCrypto(revision, 'ideal');
  const meter = new Meter(revision);
  const entrance = new Entrance(revision, meter, new Broker(revision, crypto, meter), true);
  entrance.start(T_TICK, at(-1), true);
  const agent = new VantageAgent(VICTIM, crypto, revision.rules);
  agent.start(0 as BfdSequence, 0 as Epoch);
  const emit = (offer: Offer, tick: number) => ({
    senders: 1,
    offer,
    cwt: agent.emitSnapshot(at(tick + 3)),
    bfd: agent.emitPush(),
  });
  const send = (tick: number, offer = tickPairs(1)) =>
    entrance.receive(emit(offer, tick), at(tick), agent.vantage);
  /** Halves that name the victim and that no key vouches for; how many tick pairs of them pass. */
  const flood = (pairs: number, tick: number) => {
    const before = meter.jsonDecodes;
    const { cwt, bfd } = emit(tickPairs(pairs), tick);
    const garbage = { cwt: crypto.forgeCwt(cwt, 'tag', 1), bfd: crypto.forgeBfd(bfd, 'tag', 1) };
    entrance.receive({ senders: 1, offer: tickPairs(pairs), ...garbage }, at(tick), INSIDER);
    return meter.jsonDecodes - before;
  };
  const counts = () => {
    const { lookups, jsonDecodes, cwtMacs, bfdParses, bfdMacs, nicPackets } = meter;
    return [lookups, jsonDecodes, cwtMacs, bfdParses, bfdMacs, Number(nicPackets)];
  };
  return { meter, entrance, agent, emit, send, flood, counts };
}

describe('a flood in one tick', () => {
  test.each([[1], [FULL - 1], [FULL], [FULL + 1], [1024]])(
    'of %i tick pairs passes as one by one',
    (pairs) => {
      const together = deploy();
      const apart = deploy();
      let passed = 0;
      for (let pair = 0; pair < pairs; pair++) passed += apart.flood(1, 0);
      expect(together.flood(pairs, 0)).toBe(passed);
      expect(passed).toBe(Math.min(pairs, FULL));
      expect(together.counts()).toEqual(apart.counts());
      expect(together.send(0)).toBe(apart.send(0));
    },
  );

  test.each([
    ['claimed', REFUSAL.rateLimit],
    ['deployment', REFUSAL.rateLimit],
    ['authenticated-source', 0],
  ] as const)('in the name of a victim, charged as %s', (identity, expected) => {
    const { flood, send } = deploy(wrong('limiter-identity', identity));
    flood(FULL, 0);
    expect(send(0)).toBe(expected);
    expect(send(1)).toBe(0);
  });

  test('does nothing where there is no limiter, and costs its HMACs', () => {
    const { flood, meter, send } = deploy(wrong('limiter', 'absent'));
    expect(flood(10_000, 0)).toBe(10_000);
    expect(meter.cwtMacs).toBe(10_000);
    expect(send(0)).toBe(0);
  });
});

test.each([
  ['by-id', 0, 0],
  ['by-hash', REFUSAL.rateLimit, 0],
] as const)('what one vantage floods with in its own name, with buckets found %s', (take, sharing, apart) => {
  const floodedBy = (insider: number): number => {
    const { entrance, emit, send } = deploy(
      wrong('limiter-identity', 'authenticated-source'),
      wrong('bucket-lookup', take),
    );
    entrance.receive(emit(tickPairs(FULL), 0), at(0), insider as Vantage);
    return send(0);
  };
  expect([floodedBy(2), floodedBy(1)]).toEqual([sharing, apart]);
});

test('what the limiter refuses costs a lookup, and more where it stands further in', () => {
  const costs = (...choices: readonly RuleChoice[]) => {
    const { flood, meter, send, counts } = deploy(...choices);
    flood(FULL, 0);
    meter.clear();
    expect(send(0)).toBe(REFUSAL.rateLimit);
    return counts();
  };
  expect(costs()).toEqual([1, 0, 0, 0, 0, 2]);
  expect(costs(wrong('limiter-position', 'after-decode'))).toEqual([1, 1, 0, 1, 0, 2]);
  expect(costs(wrong('limiter-position', 'after-mac'))).toEqual([1, 1, 1, 1, 1, 2]);
  expect(costs(wrong('limiter-position', 'nic-hardware'))).toEqual([0, 0, 0, 0, 0, 0]);
});

test('half a joint packet that passes is decoded, and no joint packet', () => {
  const { send, counts, meter } = deploy();
  expect(send(0, { snapshots: 2 * FULL - 1, pushes: 0, order: 'in-turn' })).toBe(REFUSAL.rateLimit);
  expect(counts()).toEqual([FULL, 2 * FULL - 1, 2 * FULL - 1, 0, 0, 2 * FULL - 1]);
  meter.clear();
  expect(send(0)).toBe(REFUSAL.rateLimit);
  expect(counts()).toEqual([1, 1, 1, 0, 0, 2]);
});

test.each([[1], [2], [7], [300]])('a run of %i leaves what one by one leaves', (length) => {
  const together = deploy();
  const apart = deploy();
  for (const { send, flood } of [together, apart]) {
    expect(send(0)).toBe(0);
    flood(FULL, 0);
  }
  together.agent.passOver(length - 1);
  const { cwt, bfd } = together.emit(tickPairs(1), length);
  expect(together.entrance.receiveRun(cwt, bfd, at(0), length)).toBe(true);
  // The flood's own number was the second; the run begins behind it.
  for (let tick = 1; tick <= length; tick++) expect(apart.send(tick)).toBe(0);
  expect(together.counts()).toEqual(apart.counts());
  expect(together.flood(10_000, length)).toBe(apart.flood(10_000, length));
  expect(together.send(length + 1)).toBe(apart.send(length + 1));
});

test('tick by tick, in each tick at once or in parts, as much passes as over the ticks together', () => {
  const bits = fc.subarray([
    wrong('limiter-unit', 'packets'),
    wrong('limiter-scope', 'vantage-and-path'),
    wrong('limiter-charge', 'snapshots-only'),
    wrong('limiter-refill', 'lost-after-drop'),
    wrong('limiter-admission', 'any-token'),
    wrong('limiter-position', 'after-mac'),
  ]);
  const floods = fc.array(fc.tuple(fc.nat(400), fc.integer({ min: 1, max: 5 })), {
    minLength: 1,
    maxLength: 5,
    size: 'max',
  });
  fc.assert(
    fc.property(bits, floods, fc.nat(400), (rules, flooded, first) => {
      const together = deploy(...rules);
      const apart = deploy(...rules);
      let now = 0;
      for (const [pairs, ticks] of flooded) {
        const offer = tickPairs(pairs);
        const sender = { vantage: VICTIM, offer, emit: () => together.emit(offer, now + ticks) };
        together.entrance.receiveEach(sender, at(now), ticks);
        for (const last = now + ticks; now < last; ) {
          now++;
          apart.send(now, tickPairs(Math.min(first, pairs)));
          apart.send(now, tickPairs(pairs - Math.min(first, pairs)));
        }
      }
      expect(apart.counts()).toEqual(together.counts());
    }),
    { seed: 1, numRuns: 1000 },
  );
});

test('a token that is given back is there on the next tick, whether packets come together or one by one', () => {
  const given = wrong('limiter-charge', 'given-back');
  const [together, apart] = [deploy(given), deploy(given)];
  for (let tick = 0; tick < 3; tick++) {
    let passed = 0;
    for (let pair = 0; pair < 200; pair++) passed += apart.flood(1, tick);
    expect([together.flood(200, tick), passed]).toEqual([FULL, FULL]);
  }
});
