import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Choice } from '../spec/language/choices.ts';
import type { Finding, Findings } from '../src/report/findings/findings.ts';
import { loadRevision } from '../src/revision/load.ts';
import { findFailing } from '../src/search/block/block.ts';
import { BLOCK_CASES, DIRECTED_BLOCK_CASES } from '../src/search/case/address.ts';
import type { AnyBinding } from '../src/search/trial/binding.ts';
import { grantsOf } from '../src/search/trial/open-choices.ts';
import { type Side, Trial } from '../src/search/trial/trial.ts';
import { PACKAGE_ROOT } from '../src/sources/package-root.ts';
import { BINDINGS } from './catalogue.ts';

/** The default of `verify`. */
const CASES = 100_000;
/** With DEEP_SEEDS=20 every set is looked for from 20 seeds, which takes half an hour; otherwise a part of them from one. */
const SEEDS = Number(process.env.DEEP_SEEDS ?? 0);
const ONE_IN = 12;

const draft = loadRevision('draft-00');
const { findings } = JSON.parse(
  readFileSync(join(PACKAGE_ROOT, 'evidence', 'findings', 'draft-00.json'), 'utf8'),
) as Findings;

/**
 * What is open to claims on the draft: a check takes the readings of the revision and no others. What a smaller set hides
 * there is not found beside that.
 */
const open = findings.filter(
  (each) =>
    each.standing === 'open' &&
    each.breaks.length > 0 &&
    bindingOf(each.statement).silence === 'open' &&
    !findings.some((other) => isPartOf(other, each)),
);

function isPartOf(one: Finding, { statement, breaks }: Finding): boolean {
  return (
    one.statement === statement &&
    one.breaks.length < breaks.length &&
    one.breaks.every((choice) => breaks.includes(choice))
  );
}

function bindingOf(id: string): AnyBinding {
  const binding = BINDINGS.find(({ statement }) => statement.id === id);
  if (binding === undefined) throw new Error(`${id} is not in the catalogue`);
  return binding;
}

/**
 * What an edited draft leaves open that ends every other known way to break the statement and as little else as can be:
 * the set has to be found among all that is left.
 */
function openBesides({ number, statement, breaks }: Finding): readonly Choice[] {
  let others = open
    .filter((other) => other.statement === statement && other.number !== number)
    .map((other) => other.breaks.filter((choice) => !breaks.includes(choice)));
  const ended = new Set<Choice>();
  while (others.length > 0) {
    const times = (choice: Choice): number => others.filter((set) => set.includes(choice)).length;
    const [most] = others.flat().sort((left, right) => times(right) - times(left));
    if (most === undefined)
      throw new Error(`what breaks ${statement} in finding ${number} holds another way`);
    ended.add(most);
    others = others.filter((set) => !set.includes(most));
  }
  return grantsOf(bindingOf(statement), draft).filter((choice) => !ended.has(choice));
}

/** Whether `verify` would find a set, and not only because it is kept. */
function isFound(finding: Finding, seed: number): boolean {
  const binding = bindingOf(finding.statement);
  const grants = openBesides(finding);
  const search = (side: Side, size: number): boolean => {
    const trial = new Trial(binding, draft, [], side, grants);
    const target = trial.scenario.space?.size ?? CASES - (CASES % size);
    for (let block = 0; block * size < target; block++) {
      const cases = Math.min(size, target - block * size);
      if (findFailing(trial, { seed, block, cases }).failing !== null) return true;
    }
    return false;
  };
  const isSampled = binding.scenario(draft).space === undefined && binding.level === 'ideal';
  return (isSampled && search('directed', DIRECTED_BLOCK_CASES)) || search('own', BLOCK_CASES);
}

describe('every known breaking set is found by the search, whatever else is open', () => {
  test('there are sets to look for, and deep ones among them', () => {
    expect(open.length).toBeGreaterThan(150);
    expect(open.some(({ breaks }) => breaks.length >= 5)).toBe(true);
  });

  test('of what the search of the draft itself found, no set holds another', () => {
    const holding = findings.filter((each) => findings.some((other) => isPartOf(other, each)));
    expect(holding.filter(({ foundOnRepair }) => foundOnRepair !== true)).toEqual([]);
  });

  const chosen = SEEDS > 0 ? open : open.filter(({ number }) => number % ONE_IN === 0);
  test.each(chosen.map((finding) => [finding.number, finding.statement, finding] as const))(
    'finding %i, %s',
    { timeout: 600_000 },
    (_, __, finding) => {
      const seeds = Array.from({ length: Math.max(1, SEEDS) }, (___, index) => index + 1);
      expect(seeds.filter((seed) => !isFound(finding, seed))).toEqual([]);
    },
  );
});
