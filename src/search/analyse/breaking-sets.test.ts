import { describe, expect, it } from 'vitest';
import { law } from '../../../spec/language/law.ts';
import { condition } from '../../../spec/language/quantifiers.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import { wrong } from '../../../spec/rules/catalogue.ts';
import { runChecks } from '../run/run-checks.ts';
import { inThisThread } from '../run/task.ts';
import { revision, toyStatement } from '../toy-statement.fixture.ts';
import type { AnyBinding } from '../trial/binding.ts';
import { grantsOf, rulesRead, withheldBy } from '../trial/open-choices.ts';
import { Trial } from '../trial/trial.ts';
import { findBreakingSets } from './breaking-sets.ts';

/**
 * A till that must not run dry. A loss takes two coins, a replay three where half-pairing is loose; where the state is
 * updated eagerly a loss takes one more. So every breaking set is known by hand.
 */
function till(least: number): AnyBinding {
  return toyStatement({
    name: 'till',
    start: 3,
    steps: [
      { name: 'rest', next: (coins) => coins },
      {
        name: 'lose',
        choice: 'lose',
        next: (coins, _, { rules }) => coins - (rules['state-update'] === 'eager' ? 3 : 2),
      },
      {
        name: 'replay',
        choice: 'replay',
        next: (coins, _, { rules }) => coins - (rules['half-pairing'] === 'any' ? 3 : 0),
      },
    ],
    // The first step is always an honest one.
    length: { min: 0, max: 2 },
    law: law(
      'not dry',
      'coins >= least',
      condition<number>({
        holds: (coins) => coins >= least,
        expected: `${least}`,
        found: (coins) => `${coins}`,
      }),
    ),
    hypotheses: ['H-DUAL-MODE'],
    reads: ['state-update', 'half-pairing'],
    grants: ['lose', 'replay'],
    silence: 'open',
    catches: [wrong('state-update', 'eager'), wrong('half-pairing', 'any')],
  });
}

async function setsOf(least: number, on: Revision = revision) {
  const binding = till(least);
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
    const binding = till(1);
    expect(rulesRead(binding)).toEqual(['state-update', 'half-pairing']);
    expect(grantsOf(binding, revision)).toEqual([
      'lose',
      'replay',
      'state-update=eager',
      'state-update=before-mac',
      'half-pairing=any',
      'half-pairing=bound',
      'half-pairing=one-per-tick',
    ]);
    const parts = { 'H-DUAL-MODE': ['replay'] as const };
    const assumed = { ...revision.hypotheses['H-DUAL-MODE'], parts };
    const provenance = { ...revision.provenance, 'half-pairing': { clause: '4' } };
    const told = { ...revision, provenance, hypotheses: { ...revision.hypotheses, 'H-DUAL-MODE': assumed } };
    expect(grantsOf(binding, told)).toEqual(['lose', 'state-update=eager', 'state-update=before-mac']);
    expect(withheldBy('replay', binding, told)).toEqual({ clause: '1.4', hypothesis: 'H-DUAL-MODE' });
    expect(withheldBy('half-pairing=any', binding, told)).toEqual({ clause: '4' });
  });

  it('is searched by a claim: refuted with the choices that its case picked, and a case may decline all', async () => {
    const binding = till(1);
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

  it('keeps every counterexample: each breaks the statement where all choices are open too', async () => {
    const binding = till(1);
    for (const { counterexample } of await setsOf(1)) {
      const trial = new Trial(binding, revision, [], 'own');
      const [kind, picks] = counterexample.breaks[0] === 'lose' ? [1, [1, 0]] : [2, [0, 1]];
      expect(trial.breaks([...(picks as number[]), kind as number, 0, 0, 0, 0])).toBe(true);
    }
  });
});
