import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { proofStructure } from '../../../properties/document/statements.ts';
import { macInheritance } from '../../../properties/mac-inheritance/check.ts';
import { nicSufficiency } from '../../../properties/nic-sizing/check.ts';
import { acceptsHonest, rejectsReplays } from '../../../properties/replay-coherence/acceptance.ts';
import { jointAcceptance } from '../../../properties/replay-coherence/checks.ts';
import { wrong } from '../../../spec/rules/catalogue.ts';
import { loadRevision } from '../../revision/load.ts';
import { runBlock } from '../block/block.ts';
import { streamSeed } from '../case/address.ts';
import { BlockRandom } from '../case/random.ts';
import { type Script, STEP_WORDS } from '../case/scenario.ts';
import { asProperty, scripts } from './as-property.ts';
import type { AnyBinding } from './binding.ts';
import { StatementViolated } from './script-property.ts';
import { Trial } from './trial.ts';

const draft00 = loadRevision('draft-00');
const draft01 = loadRevision('draft-01-proposed');
const SEED = 20260527;
const SEARCH = { seed: SEED, numRuns: 4096, maxSkipsPerRun: 10 };

const refuted = asProperty(acceptsHonest, draft00);
/** The same statement as the search has it. */
const trial = new Trial(acceptsHonest as unknown as AnyBinding, draft00, [], 'own');

describe('a statement as a property of fast-check', () => {
  test('passes where the statement holds', () => {
    fc.assert(asProperty(rejectsReplays, draft01), SEARCH);
  });

  test('fails where it is refuted, with the violation in protocol terms', () => {
    const { failed, counterexample, errorInstance } = fc.check(refuted, SEARCH);
    expect(failed).toBe(true);
    expect(counterexample?.[0].length).toBeGreaterThan(0);
    expect(errorInstance).toBeInstanceOf(StatementViolated);
    const lines = (errorInstance as Error).message.split('\n');
    expect(lines[0]).toMatch(
      /^T-RC-1\/accepts-honest is violated: arrival \d+, honest .*: expected accepted, found refused by /,
    );
    expect(lines).toContainEqual(expect.stringMatching(/^ {2}1\. \S/));
    expect(lines).toContainEqual(expect.stringMatching(/^ {5}-> \S/));
    expect(lines).toContainEqual(expect.stringMatching(/^ {2}takes \S/));
  });

  test('is reported by fc.assert with the seed, the path and the violation', () => {
    const search = { ...SEARCH, includeErrorInReport: true };
    expect(() => fc.assert(refuted, search)).toThrow(
      /seed: 20260527, path: "[\d:]+"[\s\S]*Counterexample: \[\[[\s\S]*StatementViolated: T-RC-1\/accepts-honest is violated/,
    );
  });

  test('gives the same case again from its seed and path', () => {
    const found = fc.check(refuted, SEARCH);
    const path = found.counterexamplePath ?? '';
    const again = fc.check(refuted, { ...SEARCH, path, endOnFailure: true });
    expect(again.counterexample).toEqual(found.counterexample);
    expect(again.numRuns).toBe(1);
  });

  test('shrinks what it finds to at most two steps', () => {
    const drawn = fc.check(refuted, { ...SEARCH, endOnFailure: true });
    const shrunk = fc.check(refuted, SEARCH);
    expect(shrunk.numShrinks).toBeGreaterThan(0);
    expect(stepsOf(shrunk.counterexample?.[0])).toBeLessThan(stepsOf(drawn.counterexample?.[0]));
    expect(stepsOf(shrunk.counterexample?.[0])).toBeLessThanOrEqual(2);
  });

  test('skips the cases that do not meet the precondition', () => {
    const { failed, numRuns, numSkips } = fc.check(asProperty(nicSufficiency, draft00), SEARCH);
    expect({ failed, numRuns }).toEqual({ failed: false, numRuns: 4096 });
    expect(numSkips).toBeGreaterThan(0);
  });

  test('notices a planted mistake, on the symbolic level and on real bytes', () => {
    const planted = [wrong('conjunction', 'either-counter')];
    expect(fc.check(asProperty(jointAcceptance, draft00, { planted }), SEARCH).failed).toBe(true);
    const [onBytes] = macInheritance.catches;
    const property = asProperty(macInheritance, draft00, {
      planted: onBytes ? [onBytes] : [],
      onBytes: true,
    });
    expect(fc.check(property, { ...SEARCH, numRuns: 256 }).failed).toBe(true);
  });

  test('holds of a claim where none of its choices is granted', () => {
    expect(fc.check(asProperty(acceptsHonest, draft00, { grants: [] }), SEARCH).failed).toBe(false);
  });

  test('fails with the error of a core that cannot go on', () => {
    const torn = { ...jointAcceptance, isRelevant: () => fail() };
    const { errorInstance } = fc.check(asProperty(torn, draft00), { numRuns: 1 });
    expect(errorInstance).toEqual(new RangeError('the core is torn'));
  });
});

describe('there is one property', () => {
  const { failing } = runBlock(trial, SEED, 0, 4096);

  test('a block finds the case that fast-check finds on the stream of its address', () => {
    const { id } = acceptsHonest.statement;
    const { streamVersion } = trial.scenario;
    const stream = streamSeed({ seed: SEED, check: id, streamVersion, block: 0 });
    const { counterexample } = fc.check(refuted, {
      ...SEARCH,
      endOnFailure: true,
      randomType: () => new BlockRandom(stream),
    });
    expect(failing).not.toBeNull();
    expect(counterexample).toEqual([failing]);
  });

  test('a trial shrinks a failing script as fast-check shrinks the same example', () => {
    const example: [Script] = [failing as Script];
    const { counterexample } = fc.check(refuted, { examples: [example], numRuns: 1 });
    expect(counterexample).toEqual([trial.shrink(failing as Script)]);
  });
});

describe('the scripts of a statement', () => {
  test('can be sampled and classified', () => {
    const lines: string[] = [];
    fc.statistics(scripts(rejectsReplays, draft01), (script) => (script.length > 100 ? 'long' : 'short'), {
      seed: SEED,
      numRuns: 1000,
      logger: (line) => lines.push(line),
    });
    expect(lines.join('\n')).toMatch(/long\.+\d+\.\d+%[\s\S]*short|short\.+\d+\.\d+%[\s\S]*long/);
  });

  test('are those of its space where it has one', () => {
    const acyclic = proofStructure[0] as (typeof proofStructure)[number];
    const { space } = acyclic.scenario(draft00);
    const all = Array.from({ length: space?.size ?? 0 }, (_, at) => space?.scriptAt(at).join());
    const sample = fc.sample(scripts(acyclic, draft00), { seed: SEED, numRuns: 500 });
    expect(new Set(sample.map((script) => script.join()))).toEqual(new Set(all));
  });
});

function fail(): never {
  throw new RangeError('the core is torn');
}

function stepsOf(script: Script | undefined): number {
  return ((script?.length ?? 0) - trial.scenario.setting.length) / STEP_WORDS;
}
