import { describe, expect, test } from 'vitest';
import type {
  BfdSequence,
  Epoch,
  Microseconds,
  TickInstant,
  Vantage,
} from '../../../spec/language/notation.ts';
import { describeRefusals } from '../../../spec/replay-coherence/refusal.ts';
import { type RuleChoice, wrong } from '../../../spec/rules/catalogue.ts';
import { Meter } from '../../cost/meter.ts';
import { createTelemetryCrypto } from '../../crypto/create-telemetry-crypto.ts';
import { withRules } from '../../revision/build.ts';
import { loadRevision } from '../../revision/load.ts';
import { VantageAgent } from '../vantage/vantage.ts';
import { BalancedBrokers } from './balanced-brokers.ts';

const OWN = 0 as Vantage;
const OTHER = 1 as Vantage;
const at = (tick: number) => tick as TickInstant;

function deploy(limited: boolean, ...choices: readonly RuleChoice[]) {
  const revision = withRules(loadRevision('draft-00'), choices);
  const crypto = createTelemetryCrypto(revision, 'ideal');
  const brokers = new BalancedBrokers(revision, crypto, new Meter(revision), limited);
  brokers.start(50_000 as Microseconds, at(0));
  const agent = new VantageAgent(OWN, crypto, revision.rules);
  agent.start(0 as BfdSequence, 0 as Epoch);
  const emit = (tick: number) => ({ cwt: agent.emitSnapshot(at(tick + 3)), bfd: agent.emitPush() });
  const arrive = ({ cwt, bfd }: ReturnType<typeof emit>, tick: number, source = OWN) =>
    describeRefusals(brokers.receive(cwt, bfd, at(tick), source));
  return { brokers, agent, emit, arrive };
}

const COUNTERS = 'refused by (a) bfd_seq and (b) cwt_counter';

describe('a packet that comes twice', () => {
  test('is refused by brokers that act as one', () => {
    const { emit, arrive } = deploy(false);
    const packet = emit(1);
    expect([arrive(packet, 1), arrive(packet, 1)]).toEqual(['accepted', COUNTERS]);
  });

  test('is accepted once by each of two in turn', () => {
    const { emit, arrive } = deploy(false, wrong('broker-instances', 'in-turn'));
    const packet = emit(1);
    expect([1, 2, 3].map(() => arrive(packet, 1))).toEqual(['accepted', 'accepted', COUNTERS]);
  });

  test('is accepted from a sender that another broker serves', () => {
    const { emit, arrive } = deploy(false, wrong('broker-instances', 'by-source'));
    const packet = emit(1);
    const answers = [
      arrive(packet, 1),
      arrive(packet, 1),
      arrive(packet, 1, OTHER),
      arrive(packet, 1, OTHER),
    ];
    expect(answers).toEqual(['accepted', COUNTERS, 'accepted', COUNTERS]);
  });
});

describe('after a restart', () => {
  /** How many of the last of ten packets, from the newest on, are accepted again. */
  function forgotten(choice: RuleChoice, asRun: boolean): number {
    const { brokers, agent, emit, arrive } = deploy(false, choice);
    const packets = [emit(1), emit(2)];
    for (const packet of packets) arrive(packet, 3);
    if (asRun) agent.passOver(100);
    for (let sent = 0; sent < 8; sent++) packets.push(emit(3));
    const last = packets.at(-1) as (typeof packets)[number];
    if (asRun) brokers.receiveRun(last.cwt, last.bfd, at(3), 108);
    else for (const packet of packets.slice(2)) arrive(packet, 4);
    brokers.restart();
    return packets.toReversed().findIndex((_, back) => {
      const from = packets.length - 1 - back;
      const again = packets[from] as (typeof packets)[number];
      brokers.restart();
      return arrive(again, 4) !== 'accepted';
    });
  }

  test('a durable state knows all of them', () => {
    expect(forgotten(wrong('state-durability', 'durable'), false)).toBe(0);
  });

  test.each([false, true])('the last write is lost, and no more; of a run: %s', (asRun) => {
    const { brokers, emit, arrive } = deploy(false, wrong('state-durability', 'last-write-lost'));
    const [first, second, third] = [emit(1), emit(1), emit(1)];
    arrive(first, 1);
    if (asRun) brokers.receiveRun(third.cwt, third.bfd, at(1), 2);
    else for (const packet of [second, third]) arrive(packet, 1);
    brokers.restart();
    expect([arrive(second, 1), arrive(third, 1)]).toEqual([COUNTERS, 'accepted']);
  });

  test('a checkpoint is at most four packets old, after a run as well', () => {
    for (const asRun of [false, true]) {
      const lost = forgotten(wrong('state-durability', 'checkpoint'), asRun);
      expect(lost, `of a run: ${asRun}`).toBeGreaterThan(0);
      expect(lost, `of a run: ${asRun}`).toBeLessThanOrEqual(4);
    }
  });
});

describe('the clock that may be set', () => {
  test('decides whether a packet is fresh', () => {
    const { brokers, emit, arrive } = deploy(false);
    brokers.setClock(3);
    expect(arrive(emit(1), 1)).toBe('refused by (c) expires_at');
    brokers.setClock(-3);
    expect(arrive(emit(1), 6)).toBe('accepted');
  });

  test.each([
    ['monotonic', 'refused by the rate limit'],
    ['wall', 'accepted'],
  ] as const)('fills an empty bucket where intervals are measured by it: %s', (clock, answer) => {
    const { brokers, emit, arrive } = deploy(true, wrong('interval-clock', clock));
    for (let sent = 0; sent < 4; sent++) arrive(emit(1), 1);
    brokers.setClock(1);
    expect(arrive(emit(2), 1)).toBe(answer);
  });
});

test('a number is kept for bfd_seq and for each epoch, and none for what is refused', () => {
  const { brokers, agent, emit, arrive } = deploy(false);
  arrive(emit(1), 1);
  const late = emit(1);
  expect([arrive(late, 9), brokers.kept]).toEqual(['refused by (c) expires_at', 2]);
  agent.enterNextEpoch();
  arrive(emit(9), 9);
  expect(brokers.kept).toBe(3);
});
