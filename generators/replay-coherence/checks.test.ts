import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jointAcceptance } from '../../properties/replay-coherence/checks.ts';
import { expectedRefusals } from '../../spec/replay-coherence/checks.ts';
import type { ReplayObservation } from '../../spec/replay-coherence/observation.ts';
import { REFUSAL } from '../../spec/replay-coherence/refusal.ts';
import { loadRevision } from '../../src/revision/load.ts';
import { allowedKinds } from '../../src/search/case/draw.ts';
import { describeScript, playDescribed } from '../../src/search/case/play.ts';
import { STEP_WORDS } from '../../src/search/case/scenario.ts';
import { scripts } from '../../src/search/trial/as-property.ts';
import { checkedPackets } from './scenario.ts';

const revision = loadRevision('draft-00');
const scenario = checkedPackets(revision);
const { bfdSequence, cwtCounter, expired } = REFUSAL;

describe('what is generated', () => {
  const drawn = fc.sample(scripts(jointAcceptance, revision), { seed: 7, numRuns: 4000 });
  const lengths = drawn.map((script) => (script.length - scenario.setting.length) / STEP_WORDS);

  test('has 1 to 60 steps, 30 on average', () => {
    expect(Math.min(...lengths)).toBe(1);
    expect(Math.max(...lengths)).toBe(60);
    const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    expect(mean).toBeGreaterThan(28);
    expect(mean).toBeLessThan(33);
  });

  test('mostly does something: at least two thirds of the steps do', () => {
    const world = scenario.createWorld('ideal');
    const played = drawn.map((script) => describeScript(scenario, world, script).steps.length);
    const steps = lengths.reduce((sum, length) => sum + length, 0);
    expect(played.reduce((sum, length) => sum + length, 0) / steps).toBeGreaterThan(2 / 3);
  });

  test('uses every step that the check grants', () => {
    const world = scenario.createWorld('ideal');
    const used = new Set(
      drawn.flatMap((script) => describeScript(scenario, world, script).steps.map(({ step }) => step)),
    );
    const granted = allowedKinds(scenario, jointAcceptance.grants).map((kind) => scenario.steps[kind]?.name);
    expect([...used].sort()).toEqual(granted.sort());
  });
});

describe('the truth about arrivals, by hand', () => {
  /** What each arrival should be refused by, from the truth alone. */
  function expectedOf(steps: readonly (readonly [string, Record<string, string | number>])[]): number[] {
    const world = playDescribed(scenario, 'ideal', {
      setting: { 'first BFD sequence drawn': 0 },
      steps: steps.map(([step, args]) => ({ step, with: args })),
    });
    const { count, arrivals } = world.observe() as ReplayObservation;
    return arrivals.slice(0, count).map((packet) => expectedRefusals(packet));
  }

  test('a replay fails (a) and (b); once expired, (c) too', () => {
    const packet = 'v1 epoch 0 counter 0 bfd_seq 0';
    const steps = [
      ['transmit', { vantage: 'v1' }],
      ['replay', { 'copy of': packet }],
      ['fall-silent', { ticks: '3' }],
      ['replay', { 'copy of': packet }],
    ] as const;
    expect(expectedOf(steps)).toEqual([0, bfdSequence + cwtCounter, bfdSequence + cwtCounter + expired]);
  });

  test('an old push under a new snapshot fails (a) alone, the other way round (b) alone', () => {
    const first = 'v1 epoch 0 counter 0 bfd_seq 0';
    const second = 'v1 epoch 0 counter 1 bfd_seq 1';
    const begin = [
      ['transmit', { vantage: 'v1' }],
      ['hold', { vantage: 'v1' }],
    ] as const;
    expect(expectedOf([...begin, ['join', { packet: second, 'with the push of': first }]])).toEqual([
      0,
      bfdSequence,
    ]);
    expect(expectedOf([...begin, ['join', { packet: first, 'with the push of': second }]])).toEqual([
      0,
      cwtCounter,
    ]);
  });

  test('in the tick in which it expires a packet is stale', () => {
    const packet = 'v1 epoch 0 counter 0 bfd_seq 0';
    const late = (ticks: number) =>
      expectedOf([
        ['hold', { vantage: 'v1' }],
        ['fall-silent', { ticks: String(ticks) }],
        ['deliver-held', { packet }],
      ]);
    expect(late(2)).toEqual([0]);
    expect(late(3)).toEqual([expired]);
  });
});
