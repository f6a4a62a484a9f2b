import { describe, expect, test } from 'vitest';
import type { RuleChoice } from '../../spec/rules/catalogue.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { AUDIT } from '../../spec/split-view/check.ts';
import { withRules } from '../../src/revision/build.ts';
import { loadRevision } from '../../src/revision/load.ts';
import { playDescribed } from '../../src/search/case/play.ts';
import type { Named } from '../../src/search/case/scenario.ts';
import { splitAggregates, splitBodies } from './scenario.ts';
import type { SplitObservation } from './truth.ts';

const revision = loadRevision('draft-00');

test('has only policies that can be met', () => {
  const [quorum] = splitBodies(revision).setting;
  const names = Array.from({ length: quorum?.size ?? 0 }, (_, value) => String(quorum?.nameOf(value)));
  expect(names).toHaveLength(15);
  for (const name of names) {
    const [q = 0, w = 0] = name.split(' of ').map(Number);
    expect(q).toBeGreaterThanOrEqual(1);
    expect(q).toBeLessThanOrEqual(w);
    expect(w).toBeLessThanOrEqual(revision.witnesses);
  }
});

test('the check and the claims are played by one step table, in which a lie has other aggregates for the claims', () => {
  const [bodies, aggregates] = [splitBodies(revision), splitAggregates(revision)];
  const rows = ({ steps }: typeof bodies) => steps.map(({ name, choice, args }) => [name, choice, args]);
  expect(rows(aggregates)).toEqual(rows(bodies));
  const apart = ({ setting }: typeof bodies) =>
    Array.from({ length: setting[3]?.size ?? 0 }, (_, value) => setting[3]?.nameOf(value));
  expect(apart(bodies)).toEqual(expect.arrayContaining(apart(aggregates)));
  expect(apart(aggregates)).not.toContain('the root');
  expect(apart(bodies)).toContain('the root');
});

type Steps = readonly (readonly [string, Record<string, Named>])[];

/** What steps lead to where w1 to w4 are there, q is 2, and the two bodies differ as it is said. */
function play(steps: Steps, rules: readonly RuleChoice[] = [], apart = 'D_max by 1 ulp'): SplitObservation {
  const on = splitBodies(withRules(revision, rules));
  const world = playDescribed(on, 'ideal', {
    setting: { quorum: '2 of 4', D_minimax: 1, D_max: 1, apart },
    steps: steps.map(([step, args]) => ({ step, with: args })),
  });
  const observed = world.observe() as SplitObservation;
  const { requestCount, presentationCount, auditCount } = observed;
  return {
    ...observed,
    requests: observed.requests.slice(0, requestCount),
    presentations: observed.presentations.slice(0, presentationCount),
    audits: observed.audits.slice(0, auditCount),
  };
}

const request = (witness: string) => ['request-cosignature', { witness }] as const;
const requestOther = (witness: string) => ['request-cosignature-of-split-view', { witness }] as const;
const show = ['show', { consumer: 'c1' }] as const;
const showOther = ['show-split-view', { consumer: 'c2' }] as const;
const audit = (consumer: string, witness: string) => ['audit', { consumer, witness }] as const;
const turnTo = (bundle: string) => ['turn-to-bundle', { bundle }] as const;

describe('a split view, by hand', () => {
  test('is detected with a witness that cosigned the other view, and with no other witness', () => {
    const asked = [request('w1'), requestOther('w2'), show, showOther];
    const audits = [audit('c1', 'w1'), audit('c1', 'w2'), audit('c1', 'w3'), audit('c2', 'w1')];
    const found = play([...asked, ...audits]);
    expect(found.audits.map(({ outcome }) => outcome)).toEqual([
      AUDIT.consistent,
      AUDIT.split,
      AUDIT.noEvidence,
      AUDIT.split,
    ]);
    expect(found.audits.map(({ cosignedShown, cosignedOther }) => [cosignedShown, cosignedOther])).toEqual([
      [true, false],
      [false, true],
      [false, false],
      [false, true],
    ]);
    expect(found.audits[1]?.difference).toEqual({ rootDiffers: false, minimaxUlps: 0, maxUlps: 1 });
  });

  test('is named by what differs in it', () => {
    const steps = [request('w1'), requestOther('w2'), show, audit('c1', 'w2')];
    const { audits } = play(steps, [], 'the root');
    expect(audits[0]).toMatchObject({
      outcome: AUDIT.split,
      difference: { rootDiffers: true, minimaxUlps: 0, maxUlps: 0 },
    });
  });

  test('has a quorum for each view where 2 q witnesses are there', () => {
    const found = play([
      ['publish', { consumer: 'c1', 'first witness asked': 'w1' }],
      ['publish-split-view-by-other-witnesses', { consumer: 'c2', 'first witness asked': 'w3' }],
    ]);
    expect(found.presentations.map(({ quorumMet }) => quorumMet)).toEqual([true, true]);
    expect(found.presentations.map(({ twoQuorums }) => twoQuorums)).toEqual([false, true]);
  });

  test('is missed with a tlog-witness that cosigned both views', () => {
    const steps = [request('w1'), requestOther('w1'), show, showOther, audit('c2', 'w1')];
    const under = (rules: readonly RuleChoice[]) => play(steps, rules).audits[0]?.outcome;
    expect(under([])).toBe(AUDIT.split);
    expect(under([wrong('witness-rule', 'tlog-witness')])).toBe(AUDIT.consistent);
  });

  test('is one of its bundle: what was asked and shown of another has no part in it', () => {
    const found = play([
      request('w1'),
      show,
      turnTo('bundle 1 seq 1'),
      request('w1'),
      requestOther('w1'),
      audit('c1', 'w1'),
    ]);
    expect(found.requests.map(({ first, cosigned }) => [first, cosigned])).toEqual([
      [true, true],
      [true, true],
      [false, false],
    ]);
    expect(found.audits[0]).toMatchObject({ shown: false, onePair: false, outcome: AUDIT.noEvidence });
  });
});
