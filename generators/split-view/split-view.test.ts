import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitView } from '../../properties/split-view/check.ts';
import type { RuleChoice } from '../../spec/rules/catalogue.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { AUDIT, type SplitViewObservation } from '../../spec/split-view/check.ts';
import { withRules } from '../../src/revision/build.ts';
import { loadRevision } from '../../src/revision/load.ts';
import { playTold, tellScript } from '../../src/search/case/play.ts';
import type { Named } from '../../src/search/case/scenario.ts';
import { STEP_WORDS } from '../../src/search/case/scenario.ts';
import { scripts } from '../../src/search/trial/as-property.ts';
import { splitViewScenario } from './split-view.ts';

const revision = loadRevision('draft-00');
const scenario = splitViewScenario(revision);

describe('what is generated', () => {
  const drawn = fc.sample(scripts(splitView, revision), { seed: 7, numRuns: 4000 });

  test('has 1 to 16 steps, and every one does something', () => {
    const world = scenario.createWorld('ideal');
    const lengths = drawn.map((script) => (script.length - scenario.setting.length) / STEP_WORDS);
    expect(Math.min(...lengths)).toBe(1);
    expect(Math.max(...lengths)).toBe(16);
    expect(drawn.map((script) => tellScript(scenario, world, script).steps.length)).toEqual(lengths);
  });

  test('uses every step of the table and every value of the setting', () => {
    const world = scenario.createWorld('ideal');
    const told = drawn.map((script) => tellScript(scenario, world, script));
    const used = new Set(told.flatMap(({ steps }) => steps.map(({ step }) => step)));
    expect([...used].sort()).toEqual(scenario.steps.map(({ name }) => name).sort());
    for (const { name, size } of scenario.setting) {
      expect(new Set(told.map(({ setting }) => setting[name])).size, name).toBe(size);
    }
  });

  test('has only policies that can be met', () => {
    const [quorum] = scenario.setting;
    const names = Array.from({ length: quorum?.size ?? 0 }, (_, value) => String(quorum?.nameOf(value)));
    expect(names).toHaveLength(15);
    for (const name of names) {
      const [q = 0, w = 0] = name.split(' of ').map(Number);
      expect(q).toBeGreaterThanOrEqual(1);
      expect(q).toBeLessThanOrEqual(w);
      expect(w).toBeLessThanOrEqual(revision.witnesses);
    }
  });
});

type Steps = readonly (readonly [string, Record<string, Named>])[];

/** What steps lead to where w1 to w4 are there, q is 2, and a split view moves D_max by one ulp. */
function play(steps: Steps, rules: readonly RuleChoice[] = []): SplitViewObservation {
  const on = splitViewScenario(withRules(revision, rules));
  const world = playTold(on, 'ideal', {
    setting: {
      quorum: '2 of 4',
      D_minimax: 1,
      D_max: 1,
      'D_minimax apart, in ulp': 0,
      'D_max apart, in ulp': 1,
      'root of a split view': 'the same',
    },
    steps: steps.map(([step, args]) => ({ step, with: args })),
  });
  return describeCounted(world.observe() as SplitViewObservation);
}

const bundle = 'bundle 1 seq 0';
const publishHonest = ['publish', { consumer: 'c1', bundle }] as const;
const publishSplit = ['publish-split-view', { consumer: 'c2', bundle, view: 'split view' }] as const;
const audit = (view: string, witness: string) =>
  ['audit', { 'view of': `${view} of ${bundle}`, witness }] as const;
const request = (witness: string, asked = 'one witness') =>
  ['request-cosignature', { witness, bundle, asked }] as const;
const requestSplit = (witness: string, asked = 'one witness') =>
  ['request-cosignature-of-split-view', { witness, bundle, view: 'split view', asked }] as const;

describe('a split view, by hand', () => {
  const outcomes = (observation: SplitViewObservation): number[] =>
    observation.audits.map(({ outcome }) => outcome);

  test('is detected with a witness that cosigned the other view, and with no other witness', () => {
    const asked = [request('w1'), requestSplit('w2'), publishHonest, publishSplit];
    const audits = [audit('c1', 'w1'), audit('c1', 'w2'), audit('c1', 'w3'), audit('c2', 'w1')];
    const found = play([...asked, ...audits]);
    expect(outcomes(found)).toEqual([AUDIT.consistent, AUDIT.split, AUDIT.noEvidence, AUDIT.split]);
    expect(found.audits.map(({ cosignedShown, cosignedOther }) => [cosignedShown, cosignedOther])).toEqual([
      [true, false],
      [false, true],
      [false, false],
      [false, true],
    ]);
    expect(found.audits[1]?.difference).toEqual({ rootDiffers: false, minimaxUlps: 0, maxUlps: 1 });
  });

  test('has a quorum for each view where 2 q witnesses are there', () => {
    const many = 'q witnesses from it on';
    const found = play([request('w1', many), requestSplit('w3', many), publishHonest, publishSplit]);
    expect(found.presentations.map(({ quorumMet }) => quorumMet)).toEqual([true, true]);
    expect(found.presentations.map(({ twoQuorums }) => twoQuorums)).toEqual([false, true]);
  });

  test('is missed with a tlog-witness that cosigned both views', () => {
    const steps = [request('w1'), requestSplit('w1'), publishHonest, publishSplit, audit('c2', 'w1')];
    const under = (rules: readonly RuleChoice[]) => outcomes(play(steps, rules));
    expect(under([])).toEqual([AUDIT.split]);
    expect(under([wrong('witness-rule', 'tlog-witness')])).toEqual([AUDIT.consistent]);
  });
});

/** An observation without the entries that are left over from other cases. */
function describeCounted(observation: SplitViewObservation): SplitViewObservation {
  const { requestCount, requests, presentationCount, presentations, auditCount, audits } = observation;
  return {
    ...observation,
    requests: requests.slice(0, requestCount),
    presentations: presentations.slice(0, presentationCount),
    audits: audits.slice(0, auditCount),
  };
}
