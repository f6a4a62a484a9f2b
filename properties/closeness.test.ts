import { describe, expect, test } from 'vitest';
import {
  type Closeness,
  isBeyond,
  isCloser,
  type Share,
  shareOf,
  WHOLE_SHARE,
} from '../spec/language/closeness.ts';
import type { Revision } from '../spec/language/revision.ts';
import type { Statement } from '../spec/language/statement.ts';
import { loadRevision } from '../src/revision/load.ts';
import { BlockRandom, Draws } from '../src/search/case/random.ts';
import type { AnyBinding } from '../src/search/trial/binding.ts';
import { Trial } from '../src/search/trial/trial.ts';
import { BINDINGS } from './catalogue.ts';

const CASES = 400;
const REVISIONS = ['draft-00', 'draft-01-proposed'] as const;

/** Statements that claim more than their inequality: a breach may be of the rest. */
const CLAIM_MORE: readonly string[] = ['T-JCOST-1.B', 'T-VDOS-1/limiter'];

/** Statements with an inequality in their formula that have no closeness, and why. */
const WITHOUT: Readonly<Record<string, string>> = {
  'T-JCOST-1.A': 'strictly more is any margin at all, and Regime C is one figure',
  'T-RC-1/conditions-independent': 'a counter decides between acceptance and refusal: nothing lies between',
  'T-RC-1/refusal-reasons': 'a counter decides which condition refuses: nothing lies between',
  'T-RC-1/rejects-stale': 'a lifetime decides between acceptance and refusal: nothing lies between',
  'T-RC-1/accepts-honest': 'a lifetime decides between acceptance and refusal: nothing lies between',
  'T-RC-1.A': 'counters and lifetime decide between acceptance and refusal: nothing lies between',
  'T-COMP-SPLIT/one-body': 'at most one: the first body that a witness cosigns is at the bound',
  'D2/breakdown': 'the inequality is the premise',
};

/** Comparisons, but no arrows. */
const INEQUALITY = /(?<![<=])>=?|<=?(?![=>])/;

interface Observed {
  readonly observation: unknown;
  readonly revision: Revision;
}

/** What relevant cases of a binding show, one after the other: what is observed is overwritten by the next. */
function* observedOf(binding: AnyBinding, revision: Revision, cases = CASES): Generator<Observed> {
  const trial = new Trial(binding, revision, [], 'own');
  const { space } = trial.scenario;
  const draws = new Draws();
  const random = new BlockRandom(Uint32Array.of(1, 2, 3, 4));
  for (let drawn = 0; drawn < cases; drawn++) {
    draws.start(random.next(), random.next());
    const script =
      space === undefined
        ? trial.arbitrary.draw(draws)
        : space.scriptAt(Math.floor((drawn * space.size) / cases));
    const observation = trial.observe(script);
    if (binding.isRelevant(observation)) yield { observation, revision: trial.revision };
  }
}

/** Cases in which breach and closeness of a statement do not say the same. */
function disagreements(binding: AnyBinding, revision: Revision): readonly string[] {
  const { statement } = binding;
  const found: string[] = [];
  for (const { observation, revision: taken } of observedOf(binding, revision)) {
    const breach = statement.breach(observation, taken);
    const closeness = statement.closeness?.(observation, taken, null) ?? null;
    const beyond = closeness !== null && isBeyond(closeness);
    if (beyond === (breach !== null) || (!beyond && CLAIM_MORE.includes(statement.id))) continue;
    found.push(`${breach} but ${told(closeness)}`);
  }
  return found;
}

/** Cases in which looking only for what is beyond some share finds another closeness. */
function lookedPast(binding: AnyBinding, revision: Revision): readonly string[] {
  const { statement } = binding;
  const shares: (Share | null)[] = [{ part: 1n, whole: 3n }, { part: 9n, whole: 10n }, WHOLE_SHARE];
  const found: string[] = [];
  for (const { observation, revision: taken } of observedOf(binding, revision)) {
    const whole = statement.closeness?.(observation, taken, null) ?? null;
    if (whole !== null) shares[3] = shareOf(whole);
    for (const share of shares) {
      if (share === null || share === undefined) continue;
      const wanted = whole !== null && isCloser(shareOf(whole), share) ? told(whole) : null;
      const closeness = statement.closeness?.(observation, taken, share) ?? null;
      const closer = closeness !== null && isCloser(shareOf(closeness), share) ? told(closeness) : null;
      if (closer !== wanted) found.push(`${wanted} but ${closer} beyond ${share.part}/${share.whole}`);
    }
  }
  return found;
}

function told(closeness: Closeness | null): string {
  if (closeness === null) return 'nothing compared';
  const { found, sense, allowed, unit } = closeness;
  return `${found} of ${sense} ${allowed} ${unit}`;
}

const bindings = BINDINGS as unknown as readonly AnyBinding[];
const inequalities = bindings.filter(({ statement }) => statement.closeness !== undefined);
const named = inequalities.map((binding) => [binding.statement.id, binding] as const);

test('every statement with an inequality in its formula says how close a case came, or why there is no telling', () => {
  const without = bindings
    .map(({ statement }) => statement)
    .filter(({ closeness, formula }) => closeness === undefined && INEQUALITY.test(formula))
    .map(({ id }) => id);
  expect(without.sort()).toEqual(Object.keys(WITHOUT).sort());
});

test('an arrow is no inequality', () => {
  for (const formula of ['a <= b', 'a < b', 'a >= b', 'a > b', 'x => a >= b'])
    expect(formula).toMatch(INEQUALITY);
  for (const formula of ['a => b', 'a <=> b', 'a = b']) expect(formula).not.toMatch(INEQUALITY);
});

describe.each(REVISIONS)('on %s', (name) => {
  const revision = loadRevision(name);

  test.each(named)('%s: beyond the bound exactly where there is a breach', (_, binding) => {
    expect(disagreements(binding, revision)).toEqual([]);
  });

  test.each(named)('%s: found again where only what is closer is looked for', (_, binding) => {
    expect(lookedPast(binding, revision)).toEqual([]);
  });
});

test('each says something of some case on the repaired draft', () => {
  const revision = loadRevision('draft-01-proposed');
  const silent = inequalities.filter((binding) => {
    for (const { observation, revision: taken } of observedOf(binding, revision, 4096)) {
      if ((binding.statement.closeness?.(observation, taken, null) ?? null) !== null) return false;
    }
    return true;
  });
  expect(silent.map(({ statement }) => statement.id)).toEqual([]);
});

/** The same with another closeness. */
function wrongly(binding: AnyBinding, change: (right: Closeness) => Closeness): AnyBinding {
  const { statement } = binding;
  const closeness: Statement<unknown>['closeness'] = (observation, revision, beyond) => {
    const right = statement.closeness?.(observation, revision, beyond) ?? null;
    return right && change(right);
  };
  return { ...binding, statement: { ...statement, closeness } };
}

function isNoticed(binding: AnyBinding): boolean {
  return REVISIONS.some((name) => disagreements(binding, loadRevision(name)).length > 0);
}

/** Whether a case of one of the revisions has a closeness that is so. */
function someCase(binding: AnyBinding, isSo: (closeness: Closeness) => boolean): boolean {
  for (const name of REVISIONS) {
    for (const { observation, revision } of observedOf(binding, loadRevision(name))) {
      const closeness = binding.statement.closeness?.(observation, revision, null) ?? null;
      if (closeness !== null && isSo(closeness)) return true;
    }
  }
  return false;
}

const isAttained = (closeness: Closeness): boolean => {
  const { part, whole } = shareOf(closeness);
  return part === whole && !isBeyond(closeness);
};

describe('a closeness that is wrong is noticed', () => {
  test.each(named)('%s: where all is beyond the bound', (_, binding) => {
    expect(
      isNoticed(wrongly(binding, (right) => ({ ...right, found: right.allowed, sense: 'less than' }))),
    ).toBe(true);
  });

  const refuted = named.filter(([, binding]) => someCase(binding, isBeyond));
  test.each(refuted)('%s: where nothing is beyond it', (_, binding) => {
    expect(isNoticed(wrongly(binding, (right) => ({ ...right, found: 0n, sense: 'at most' })))).toBe(true);
  });

  const attained = named.filter(([, binding]) => someCase(binding, isAttained));
  test.each(attained)('%s: by the least amount', (_, binding) => {
    const tighter = ({ sense, allowed, ...rest }: Closeness): Closeness => {
      const isLimit = sense === 'at most' || sense === 'less than';
      return { ...rest, sense, allowed: isLimit ? allowed - 1n : allowed + 1n };
    };
    expect(isNoticed(wrongly(binding, tighter))).toBe(true);
  });

  test('in most statements, by the least amount', () => {
    expect(refuted.length).toBeGreaterThan(15);
    expect(attained.length).toBeGreaterThan(12);
  });
});
