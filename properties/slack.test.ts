import { describe, expect, test } from 'vitest';
import { isBeyond, isCloser, type Share, shareOf, WHOLE_SHARE } from '../spec/language/closeness.ts';
import type { Revision } from '../spec/language/revision.ts';
import { hasSlack, type NamedJudge } from '../spec/language/statement.ts';
import { loadRevision } from '../src/revision/load.ts';
import { BlockRandom, Draws } from '../src/search/case/random.ts';
import type { AnyBinding } from '../src/search/trial/binding.ts';
import { Trial } from '../src/search/trial/trial.ts';
import { BINDINGS } from './catalogue.ts';

const CASES = 400;
const SHARES: readonly Share[] = [{ part: 1n, whole: 3n }, { part: 9n, whole: 10n }, WHOLE_SHARE];

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

/** What a law that looks for windows of its own gets wrong in one case. */
function wrongIn(judge: NamedJudge<unknown>, { observation, revision }: Observed): readonly string[] {
  const { law } = judge;
  const isViolated = judge.fault(observation, revision, observation) !== null;
  const slack = judge.slack?.(observation, revision, null, observation) ?? null;
  const wrong: string[] = [];
  if ((slack !== null && isBeyond(slack)) !== isViolated) wrong.push(`${law}: verdict and slack differ`);
  for (const share of slack === null ? SHARES : [...SHARES, shareOf(slack)]) {
    const closer = judge.slack?.(observation, revision, share, observation) ?? null;
    const isFound = closer !== null && isCloser(shareOf(closer), share);
    if (isFound !== (slack !== null && isCloser(shareOf(slack), share))) {
      wrong.push(`${law}: not found again beyond ${share.part}/${share.whole}`);
    }
  }
  return wrong;
}

const named = (BINDINGS as unknown as readonly AnyBinding[]).map(
  (binding) => [binding.statement.id, binding] as const,
);

describe.each(['draft-00', 'draft-01-proposed'])('on %s', (name) => {
  const revision = loadRevision(name);
  const inequalities = named.filter(([, { statement }]) => hasSlack(statement, revision));

  test.each(inequalities)(
    '%s: what is closest is beyond the bound exactly where the law fails',
    (_, binding) => {
      const wrong = new Set<string>();
      for (const observed of observedOf(binding, revision)) {
        for (const judge of binding.statement.judgesOn(observed.revision)) {
          if (judge.slack === undefined) continue;
          for (const each of wrongIn(judge, observed)) wrong.add(each);
        }
      }
      expect([...wrong]).toEqual([]);
    },
  );

  test('most are inequalities of amounts', () => {
    expect(inequalities.length).toBeGreaterThan(12);
  });
});

test('each says something of some case on the repaired draft', () => {
  const revision = loadRevision('draft-01-proposed');
  const silent = named.filter(([, binding]) => {
    if (!hasSlack(binding.statement, revision)) return false;
    for (const { observation, revision: taken } of observedOf(binding, revision, 4096)) {
      const judges = binding.statement.judgesOn(taken);
      if (judges.some(({ slack }) => (slack?.(observation, taken, null, observation) ?? null) !== null)) {
        return false;
      }
    }
    return true;
  });
  expect(silent.map(([id]) => id)).toEqual([]);
});
