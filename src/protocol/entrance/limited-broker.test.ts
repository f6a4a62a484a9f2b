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
import { LimitedBroker } from './limited-broker.ts';

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
  const front = new LimitedBroker(revision, meter, new Broker(revision, crypto, meter), T_TICK);
  const agent = new VantageAgent(VICTIM, crypto, revision.rules);
  agent.start(0 as BfdSequence, 0 as Epoch);
  const send = (tick: number, source: Vantage = VICTIM) =>
    front.receive(agent.emitSnapshot(at(tick + 3)), agent.emitPush(), at(tick), source);
  return { meter, front, agent, send };
}

describe('a flood', () => {
  test.each([[1], [FULL - 1], [FULL], [FULL + 1], [1024]])(
    'of %i tick pairs passes as one by one',
    (pairs) => {
      const together = deploy();
      const apart = deploy();
      let passed = 0;
      for (let pair = 0; pair < pairs; pair++)
        passed += apart.front.receiveGarbage(VICTIM, INSIDER, 1, at(0));
      expect(together.front.receiveGarbage(VICTIM, INSIDER, pairs, at(0))).toBe(passed);
      expect(passed).toBe(Math.min(pairs, FULL));
      expect(together.meter.spent()).toBe(apart.meter.spent());
      expect(together.send(0)).toBe(apart.send(0));
    },
  );

  test.each([
    ['claimed', REFUSAL.rateLimit],
    ['deployment', REFUSAL.rateLimit],
    ['authenticated-source', 0],
  ] as const)('in the name of a victim, charged as %s', (identity, expected) => {
    const { front, send } = deploy(wrong('limiter-identity', identity));
    front.receiveGarbage(VICTIM, INSIDER, FULL, at(0));
    expect(send(0)).toBe(expected);
    expect(send(1)).toBe(0);
  });

  test('does nothing where there is no limiter, and costs its HMACs', () => {
    const { front, meter, send } = deploy(wrong('limiter', 'absent'));
    expect(front.receiveGarbage(VICTIM, INSIDER, 10_000, at(0))).toBe(10_000);
    expect(meter.cwtMacs).toBe(10_000);
    expect(send(0)).toBe(0);
  });
});

test('what the limiter refuses costs a lookup, and both HMACs too where it stands behind them', () => {
  const costs = (...choices: readonly RuleChoice[]) => {
    const { front, meter, send } = deploy(...choices);
    front.receiveGarbage(VICTIM, INSIDER, FULL, at(0));
    meter.clear();
    expect(send(0)).toBe(REFUSAL.rateLimit);
    return [meter.lookups, meter.jsonDecodes, meter.cwtMacs, meter.bfdParses, meter.bfdMacs];
  };
  expect(costs()).toEqual([1, 0, 0, 0, 0]);
  expect(costs(wrong('limiter-position', 'after-mac'))).toEqual([1, 1, 1, 1, 1]);
});

test.each([[1], [2], [7], [300]])('a run of %i leaves what one by one leaves', (length) => {
  const together = deploy();
  const apart = deploy();
  for (const { send, front } of [together, apart]) {
    expect(send(0)).toBe(0);
    front.receiveGarbage(VICTIM, INSIDER, FULL, at(0));
  }
  together.agent.passOver(length - 1);
  const shown = together.agent.emitSnapshot(at(length + 3));
  expect(together.front.receiveRun(shown, together.agent.emitPush(), at(0), length)).toBe(true);
  for (let tick = 1; tick <= length; tick++) expect(apart.send(tick)).toBe(0);
  expect(together.meter.spent()).toBe(apart.meter.spent());
  const drain = (one: typeof apart) => one.front.receiveGarbage(VICTIM, INSIDER, 10_000, at(length));
  expect(drain(together)).toBe(drain(apart));
  expect(together.send(length + 1)).toBe(apart.send(length + 1));
});
