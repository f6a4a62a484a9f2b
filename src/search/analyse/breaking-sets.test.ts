import { describe, expect, it } from 'vitest';
import { law } from '../../../spec/language/law.ts';
import { condition } from '../../../spec/language/quantifiers.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import { statement } from '../../../spec/language/statement.ts';
import { wrong } from '../../../spec/rules/catalogue.ts';
import { loadRevision } from '../../revision/load.ts';
import type { Scenario, StepKind, World } from '../case/scenario.ts';
import { runChecks } from '../run/run-checks.ts';
import { inThisThread } from '../run/task.ts';
import type { AnyBinding, Binding } from '../trial/binding.ts';
import { grantsOf, rulesRead, withheldBy } from '../trial/open-choices.ts';
import { Trial } from '../trial/trial.ts';
import { findBreakingSets } from './breaking-sets.ts';

/**
 * A till that must not run dry. A loss takes two coins and a delay one, a replay takes three where half-pairing is
 * loose; where the state is updated eagerly each step takes one more. So every breaking set is known by hand.
 */
class Till implements World<number> {
  coins = 0;
  readonly #eager: number;
  readonly #loose: boolean;

  constructor({ rules }: Revision) {
    this.#eager = rules['state-update'] === 'eager' ? 1 : 0;
    this.#loose = rules['half-pairing'] === 'any';
  }

  open(): void {
    this.coins = 3;
  }
  take(coins: number): void {
    this.coins -= coins + this.#eager;
  }
  replay(): void {
    if (this.#loose) this.coins -= 3;
  }
  observe(): number {
    return this.coins;
  }
  heard(): readonly string[] {
    return [];
  }
  decisions(): readonly number[] {
    return [];
  }
}

const STEPS: readonly StepKind<Till>[] = [
  { name: 'rest', choice: null, weight: 1, args: [], run: () => {} },
  { name: 'lose', choice: 'lose', weight: 1, args: [], run: (till) => till.take(2) },
  { name: 'replay', choice: 'replay', weight: 1, args: [], run: (till) => till.replay() },
];

function tillScenario(revision: Revision): Scenario<Till, number> {
  return {
    subject: 'till',
    streamVersion: 1,
    setting: [],
    steps: STEPS,
    // The first step is always an honest one.
    length: { min: 0, max: 2 },
    createWorld: () => new Till(revision),
  };
}

function tillBinding(least: number): AnyBinding {
  const notDry = statement<number>({
    id: 'T-TILL/not-dry',
    clause: '4',
    sentence: '',
    hypotheses: ['H-DUAL-MODE'],
    laws: [
      law(
        'not dry',
        'coins >= least',
        condition<number>({
          holds: (coins) => coins >= least,
          expected: `${least}`,
          found: (coins) => `${coins}`,
        }),
      ),
    ],
  });
  const binding: Binding<Till, number> = {
    statement: notDry,
    scenario: tillScenario,
    level: 'ideal',
    reads: ['state-update', 'half-pairing'],
    grants: ['lose', 'replay'],
    silence: 'open',
    isRelevant: () => true,
    reach: [],
    catches: [wrong('state-update', 'eager'), wrong('half-pairing', 'any')],
  };
  return binding as AnyBinding;
}

const revision = loadRevision('draft-00');

async function setsOf(least: number, on: Revision = revision) {
  const binding = tillBinding(least);
  const executor = inThisThread([binding], on);
  const found = await findBreakingSets(binding, on, { seed: 1, cases: 400, executor });
  return found.sets;
}

describe('minimal breaking sets', () => {
  it('are those known by hand, each with the shortest case', async () => {
    const sets = await setsOf(1);
    expect(sets.map(({ choices }) => choices)).toEqual([
      ['lose', 'state-update=eager'],
      ['replay', 'half-pairing=any'],
    ]);
    for (const { choices, counterexample, minimality } of sets) {
      expect(counterexample.breaks).toEqual(choices);
      expect(counterexample.script.steps).toHaveLength(1);
      expect(minimality).toEqual({ below: 1, scripts: 1 });
    }
  });

  it('are singletons where one choice is enough, and nothing that holds one', async () => {
    const sets = await setsOf(2);
    expect(sets.map(({ choices }) => choices)).toEqual([['lose'], ['replay', 'half-pairing=any']]);
  });

  it('are the empty set alone where the statement is false with nothing open', async () => {
    const [only, ...others] = await setsOf(4);
    expect([only?.choices, others]).toEqual([[], []]);
    expect(only?.counterexample.script.steps).toEqual([]);
  });

  it('are none where the statement holds of everything', async () => {
    expect(await setsOf(-1)).toEqual([]);
  });
});

describe('what is open', () => {
  it('is what neither a clause nor a hypothesis of the statement withholds', () => {
    const binding = tillBinding(1);
    expect(rulesRead(binding)).toEqual(['state-update', 'half-pairing']);
    expect(grantsOf(binding, revision)).toEqual([
      'lose',
      'replay',
      'state-update=eager',
      'half-pairing=any',
      'half-pairing=bound',
      'half-pairing=one-per-tick',
    ]);
    const parts = { 'H-DUAL-MODE': ['replay'] as const };
    const assumed = { ...revision.hypotheses['H-DUAL-MODE'], parts };
    const provenance = { ...revision.provenance, 'half-pairing': { clause: '4' } };
    const told = { ...revision, provenance, hypotheses: { ...revision.hypotheses, 'H-DUAL-MODE': assumed } };
    expect(grantsOf(binding, told)).toEqual(['lose', 'state-update=eager']);
    expect(withheldBy('replay', binding, told)).toEqual({ clause: '1.4', hypothesis: 'H-DUAL-MODE' });
    expect(withheldBy('half-pairing=any', binding, told)).toEqual({ clause: '4' });
  });

  it('is searched by a claim: refuted with the choices that its case picked, and a case may decline all', async () => {
    const binding = tillBinding(1);
    const run = (bindings: readonly AnyBinding[], on: Revision) =>
      runChecks({
        bindings,
        revision: on,
        seed: 1,
        cases: 4096,
        executor: inThisThread(bindings, on),
        workers: 1,
      });
    const [refuted] = (await run([binding], revision)).verdicts;
    expect(refuted?.verdict).toBe('refuted');
    expect(refuted?.caught).toEqual([]);
    expect(refuted?.counterexamples[0]?.breaks).toSatisfy((breaks: readonly string[]) =>
      ['lose state-update=eager', 'replay half-pairing=any'].includes(breaks.join(' ')),
    );
    const provenance = {
      ...revision.provenance,
      'half-pairing': { clause: '4' },
      'state-update': { clause: '4' },
    };
    const [held] = (await run([binding], { ...revision, provenance })).verdicts;
    expect(held?.verdict).toBe('held');
    expect(held?.caught.map(({ cases }) => cases !== null)).toEqual([true, true]);
  });

  it('does not change a case by being more: every counterexample breaks the statement under all choices too', async () => {
    const binding = tillBinding(1);
    for (const { counterexample } of await setsOf(1)) {
      const trial = new Trial(binding, revision, [], 'own');
      const [kind, picks] = counterexample.breaks[0] === 'lose' ? [1, [1, 0]] : [2, [0, 1]];
      expect(trial.breaks([...(picks as number[]), kind as number, 0, 0, 0, 0])).toBe(true);
    }
  });
});
