import { describe, expect, test } from 'vitest';
import { BINDINGS } from '../../properties/catalogue.ts';
import { type RuleAlternative, ruleChoiceOf } from '../../spec/language/choices.ts';
import type { Fault } from '../../spec/language/law.ts';
import type { RuleChoice } from '../../spec/rules/catalogue.ts';
import { InputError } from '../input/input-error.ts';
import { loadRevision } from '../revision/load.ts';
import { BLOCK_CASES } from '../search/case/address.ts';
import type { AnyBinding } from '../search/trial/binding.ts';
import { Trial } from '../search/trial/trial.ts';
import { benchFinding, chosenRules, findFromSeeds } from './finding.ts';
import { missedBars, spreadOf } from './finding-bars.ts';
import { areBarsMet, type FindingRow } from './finding-table.ts';
import { Targets } from './finding-targets.ts';
import { type Finder, type Finding, idiomaticFinder, shippedFinder } from './first-finding.ts';

const revision = loadRevision('draft-01-proposed');
/** Small enough that every statement that names one of the rules below is among them. */
const ACCEPTANCE = BINDINGS.filter(({ statement }) => statement.id.startsWith('T-RC-1'));
const targets = new Targets(ACCEPTANCE, revision);
const SEEDS = 3;
const NOTHING_UNFOUND = { missed: [], reading: [], 'nothing changes': [] };

function choiceNamed(rule: RuleAlternative): RuleChoice {
  return ruleChoiceOf(rule) as RuleChoice;
}

/** A trial of the first statement that is to find a wrong rule. */
function trialOf(rule: RuleAlternative): Trial {
  const [target] = targets.of(choiceNamed(rule));
  if (target === undefined) throw new Error(`no statement finds ${rule}`);
  return new Trial(target.binding, revision, [target.choice], target.side);
}

const casesOf = (findings: readonly Finding[]): readonly number[] => findings.map(({ cases }) => cases);

describe('the cases to the first counterexample', () => {
  test.each([
    'expiry-comparison=at-or-above-now',
    'cwt-counter-comparison=at-least',
    'half-pairing=any',
  ] as const)('of %s are the same each time, in either form', (rule) => {
    const findings = findFromSeeds(shippedFinder(trialOf(rule)), SEEDS);
    expect(findings.every(({ found }) => found)).toBe(true);
    expect(casesOf(findFromSeeds(shippedFinder(trialOf(rule)), SEEDS))).toEqual(casesOf(findings));
    const idiomatic = idiomaticFinder(trialOf(rule)) as Finder;
    const [first, again] = [findFromSeeds(idiomatic, SEEDS), findFromSeeds(idiomatic, SEEDS)];
    expect(first.every(({ found }) => found)).toBe(true);
    expect(casesOf(again)).toEqual(casesOf(first));
  });

  test('run on over the end of a block', () => {
    const trial = trialOf('conjunction=either-counter');
    const once = judgedBy(trial.binding, faultAfter(BLOCK_CASES + 10));
    const rare = new Trial(once, revision, [], 'own');
    expect(shippedFinder(rare)(1, 60)).toMatchObject({ found: true, cases: BLOCK_CASES + 10 });
  });
});

/** The same statement with another judge than its laws. */
function judgedBy(binding: AnyBinding, fault: () => Fault | null): AnyBinding {
  const judges = [{ law: 'of this test', fault }];
  return { ...binding, statement: { ...binding.statement, judgesOn: () => judges } };
}

/** A fault at the case of this number, of those that are judged. */
function faultAfter(cases: number): () => Fault | null {
  let judged = 0;
  return () => (++judged === cases ? { at: '', expected: 'nothing', found: 'this' } : null);
}

describe('what is not found', () => {
  const [binding] = ACCEPTANCE;
  if (binding === undefined) throw new Error('the catalogue has no acceptance');
  const right = new Trial(binding, revision, [], 'own');

  test('is told so where nothing is wrong, by either form, when the time is over', () => {
    for (const find of [shippedFinder(right), idiomaticFinder(right) as Finder]) {
      const { found, cases, seconds } = find(1, 0.05);
      expect(found).toBe(false);
      expect(cases).toBeGreaterThan(0);
      // fast-check looks at a clock of whole milliseconds.
      expect(seconds).toBeGreaterThan(0.045);
    }
  });

  test('of a fault that shows nowhere on a revision is told apart from one that is missed', () => {
    const metering = BINDINGS.filter(({ statement }) => statement.id === 'T-JCOST-1/stage-metering');
    const [stages, faults] = [new Targets(metering, revision), ['segments-as-one', 'decode-twice'] as const];
    const [inOnePacket, twice] = faults.map((take) => choiceNamed(`stage-count=${take}`)) as [
      RuleChoice,
      RuleChoice,
    ];
    expect(stages.of(inOnePacket)).toEqual([]);
    expect(stages.changesNothing(inOnePacket)).toBe(true);
    expect(stages.of(twice)).toHaveLength(1);
    expect(stages.changesNothing(twice)).toBe(false);
    expect(new Targets([], revision).changesNothing(inOnePacket)).toBe(false);
  });

  test('of an exhausted space ends with the space, and has no idiomatic form', () => {
    const exhausted = BINDINGS.find(({ statement }) => statement.id === 'T-COMP-SPLIT/injective-extra');
    if (exhausted === undefined) throw new Error('the catalogue has no such statement');
    const whole = new Trial(exhausted, revision, [], 'own');
    expect(shippedFinder(whole)(1, 60)).toMatchObject({ found: false, cases: whole.scenario.space?.size });
    expect(idiomaticFinder(whole)).toBeNull();
  });

  test('is no counterexample where the core cannot go on', () => {
    const trial = new Trial(judgedBy(binding, fail), revision, [], 'own');
    expect(() => shippedFinder(trial)(1, 1)).toThrow('cannot go on');
    expect(() => (idiomaticFinder(trial) as Finder)(1, 1)).toThrow('cannot go on');
  });
});

function fail(): never {
  throw new Error('cannot go on');
}

describe('the bars', () => {
  const found = (seconds: number): Finding => ({ found: true, cases: 7, seconds });

  test('are met just below a second in the median and ten at worst', () => {
    expect(missedBars(spreadOf([0.999, 0.999, 9.999].map(found)))).toEqual([]);
  });

  test('are missed by a finder that is slow, and by one that finds nothing', () => {
    expect(missedBars(spreadOf([0.1, 1, 1.1].map(found)))).toEqual(['median']);
    expect(missedBars(spreadOf([0.1, 0.1, 10].map(found)))).toEqual(['worst']);
    const slow: Finder = (_, mostSeconds) => ({ found: false, cases: 5, seconds: mostSeconds });
    const spread = spreadOf(findFromSeeds(slow, SEEDS));
    expect(missedBars(spread)).toEqual(['median', 'worst']);
    expect(spread).toMatchObject({ unfound: SEEDS, worstCases: Number.POSITIVE_INFINITY });
  });

  test('of all are missed by one rule that misses one, or by a fault that is not found', () => {
    const spread = spreadOf([found(0.1)]);
    const row: FindingRow = {
      rule: 'r=a',
      statement: 'S',
      statements: 1,
      shipped: spread,
      idiomatic: null,
      missed: [],
    };
    expect(areBarsMet([row], NOTHING_UNFOUND)).toBe(true);
    expect(areBarsMet([row, { ...row, missed: ['median at S'] }], NOTHING_UNFOUND)).toBe(false);
    expect(areBarsMet([row], { ...NOTHING_UNFOUND, missed: ['r=b'] })).toBe(false);
    expect(areBarsMet([row], { ...NOTHING_UNFOUND, reading: ['r=c'], 'nothing changes': ['r=d'] })).toBe(
      true,
    );
  });
});

describe('the bench of some rules', () => {
  /** The exit code and what was printed. */
  function bench(named: readonly string[]): {
    readonly code: number;
    readonly out: string;
    readonly progress: string;
  } {
    const [out, progress]: [string[], string[]] = [[], []];
    const sinks = {
      stdout: { write: (text: string) => out.push(text) },
      stderr: { write: (text: string) => progress.push(text) },
    };
    const code = benchFinding(ACCEPTANCE, revision, named, sinks);
    return { code, out: out.join(''), progress: progress.join('') };
  }

  test('prints a row and ends with 0', () => {
    const { code, out, progress } = bench(['cwt-counter-comparison=at-least']);
    expect(code).toBe(0);
    expect(out).toMatch(/^cwt-counter-comparison=at-least +T-RC-1/m);
    expect(out).toMatch(/^bars met/m);
    expect(progress).toBe('1 of 1 wrong rule done: cwt-counter-comparison=at-least\n');
  });

  test('ends with 1 where a fault is found by none of the statements', () => {
    const named = 'cwt-counter-comparison=at-least';
    const out: string[] = [];
    const sinks = { stdout: { write: (text: string) => out.push(text) }, stderr: { write: () => true } };
    const blind = ACCEPTANCE.map((one) => ({ ...judgedBy(one, () => null), catches: [] }));
    expect(benchFinding(blind, revision, [named], sinks)).toBe(1);
    expect(out.join('')).toContain(`${named} (found by no statement)`);
  });

  test('knows the wrong rules only, and says which is near', () => {
    expect(chosenRules(['half-pairing=any'], revision)).toEqual([choiceNamed('half-pairing=any')]);
    const taken = `half-pairing=${revision.rules['half-pairing']}`;
    for (const name of ['half-pairing=anny', taken, 'nothing']) {
      expect(() => chosenRules([name], revision), name).toThrow(InputError);
    }
    expect(() => chosenRules(['half-pairing=anny'], revision)).toThrow('half-pairing=any?');
  });
});
