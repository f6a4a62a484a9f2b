import { describe, expect, test } from 'vitest';
import { withReadings } from '../spec/catalogue/printed-readings.ts';
import { formulaOf, sentenceOf } from '../spec/catalogue/sentence.ts';
import { WORDINGS } from '../spec/catalogue/wordings.ts';
import { withNumbers } from '../spec/figures/printed-numbers.ts';
import type { Revision } from '../spec/language/revision.ts';
import { breachOf, formulaIn, type Statement, slackOf } from '../spec/language/statement.ts';
import { PRINTED, wordingOf } from '../spec/language/wording.ts';
import { loadRevision } from '../src/revision/load.ts';
import { streamSeed } from '../src/search/case/address.ts';
import { BlockRandom, Draws } from '../src/search/case/random.ts';
import type { AnyBinding } from '../src/search/trial/binding.ts';
import { Trial } from '../src/search/trial/trial.ts';
import { BINDINGS } from './catalogue.ts';

const draft = loadRevision('draft-00');
const proposed = loadRevision('draft-01-proposed');

/** Cases on which a judgement is looked at; enough for every branch of it. */
const CASES = 400;
/** Of a space that is exhausted, whose cases take long. */
const CASES_OF_A_SPACE = 60;

/** A number of a revision: how a text that turns on it may name it, its symbol, and the same revision with another value. */
interface NumberOf {
  readonly named: RegExp;
  readonly symbol: RegExp;
  with(revision: Revision, up: boolean): Revision;
}

const scaled = (value: number, up: boolean): number =>
  up ? value * 2 + 1 : Math.max(1, Math.floor(value / 2));
const limit = (field: keyof Revision, named: RegExp, symbol: RegExp = named): NumberOf => ({
  named,
  symbol,
  with: (revision, up) => ({ ...revision, [field]: scaled(revision[field] as number, up) }) as Revision,
});
const price = (field: keyof Revision['cost']): NumberOf => ({
  // JOINT and c_path are made of prices, and so is what a broker "costs" or "spends".
  named: new RegExp(`${field}|JOINT|c_path|cost|spend|CPU|ratio`, 'i'),
  symbol: new RegExp(`\\b${field}\\b`),
  with: (revision, up) =>
    ({
      ...revision,
      cost: { ...revision.cost, [field]: BigInt(scaled(Number(revision.cost[field]), up)) },
    }) as unknown as Revision,
});

const NUMBERS: Readonly<Record<string, NumberOf>> = {
  R_L: limit('R_L', /R_L|rate limit|bound of the theorem|admits|limiter|JOINT/i, /\bR_L\b/),
  B_F: limit('B_F', /B_F|burst/i, /\bB_F\b/),
  M: limit('M', /\bM\b/),
  wrapperLifetime: limit('wrapperLifetime', /lifetime|expires/, /\bwrapper_lifetime\b/),
  nicWindow: limit('nicWindow', /\{nic_window\}/),
  cores: limit('cores', /core|saturat/i, /\bcores\b/),
  witnesses: limit('witnesses', /\bw\b|witness/, /\bw\b/),
  corruptWitnesses: limit('corruptWitnesses', /\bf\b|corrupt|honest witness/, /\bcorrupt witnesses\b/),
  auditorAsks: limit('auditorAsks', /\bm\b|auditor|asks/, /\bof m witnesses\b/),
  c_path: {
    named: /c_path|JOINT|cost|CPU|ratio/,
    symbol: /\bc_path\b/,
    with: (revision, up) =>
      ({ ...revision, c_path: BigInt(scaled(Number(revision.c_path), up)) }) as unknown as Revision,
  },
  'cost.c_json': price('c_json'),
  'cost.c_bfd_parse': price('c_bfd_parse'),
  'cost.c_hmac': price('c_hmac'),
  'cost.c_ed25519': price('c_ed25519'),
  'cost.c_xdp': price('c_xdp'),
  floodFactors: {
    named: /\{largest_flood_factor\}|largest flood factor/,
    symbol: /\{largest_flood_factor\}/,
    with: (revision, up) => ({
      ...revision,
      floodFactors: revision.floodFactors.map((each) => scaled(each, up)),
    }),
  },
  attackExponent: {
    named: /\{(least|most)_attack\}/,
    symbol: /\{(least|most)_attack\}/,
    with: (revision, up) => {
      const { min, max } = revision.attackExponent;
      return { ...revision, attackExponent: up ? { min, max: max + 1 } : { min: min - 1, max: max - 1 } };
    },
  },
};

/** Digits that stand in a text and are no number of a revision: of the notation, or of a figure that is held below. */
const NOTATION = /^(0|1|2)$/;
const LITERALS: Readonly<Record<string, readonly string[]>> = {
  // The windows of RFC 5880 and RFC 1982, modulo 2^32.
  'T-RC-1.A': ['31', '32'],
  'T-RC-1/refusal-reasons': ['3', '31', '32'],
  'T-RC-1/conditions-independent': ['31'],
  'T-RC-1/honest-step': ['32'],
  // Integers below 2^53, and section 6.8.6 of RFC 5880.
  'T-PARSE-1/well-formed': ['53', '5880', '6.8', '6'],
  'document/lists-agree': ['7'],
  'document/sources-used': ['7'],
  'document/leaves-listed': ['7'],
  'document/theorems-terminate': ['7'],
  'document/cited-as-stated': ['7'],
  'document/witnesses': ['8'],
  'document/witness-checks': ['8'],
  'document/hypotheses-used': ['1.3', '1.4'],
};

/** Whether its wordings are composed of side conditions of its laws. */
function isComposed({ sideConditions }: Statement<never>): boolean {
  return sideConditions.length > 0;
}

/** What a statement prints on a revision, with the names of its numbers in place. */
function textOf({ statement }: AnyBinding, revision: Revision): string {
  const wording = wordingOf(statement.id, revision);
  if (wording === PRINTED) return withReadings(`${statement.sentence} ${statement.formula}`, revision);
  const sentence = WORDINGS[statement.id]?.[wording] ?? '';
  return isComposed(statement) ? `${sentence} ${formulaIn(statement, wording)}` : sentence;
}

/** What is said of some cases, all played on one revision and each judged on several, in their order. */
function judgementsOf(
  binding: AnyBinding,
  played: Revision,
  judgedOn: readonly Revision[],
): readonly (readonly string[])[] {
  const trial = new Trial(binding, played, [], 'own', binding.grants);
  const random = new BlockRandom(
    streamSeed({ seed: 11, check: binding.statement.id, streamVersion: 0, block: 0 }),
  );
  const draws = new Draws();
  const { space } = trial.scenario;
  const judgements = judgedOn.map((): string[] => []);
  const cases = space === undefined ? CASES : Math.min(CASES_OF_A_SPACE, space.size);
  for (let drawn = 0; drawn < cases; drawn++) {
    draws.start(random.next(), random.next());
    const script =
      space === undefined
        ? trial.arbitrary.draw(draws)
        : space.scriptAt(Math.floor((drawn * space.size) / cases));
    const observation = trial.observe(script);
    if (!binding.isRelevant(observation)) continue;
    for (const [at, revision] of judgedOn.entries()) {
      judgements[at]?.push(judgementOf(binding, observation, revision));
    }
  }
  return judgements;
}

/** What breaks the statement in an observation, and how close it comes to the bound. */
function judgementOf({ statement }: AnyBinding, observation: unknown, revision: Revision): string {
  const closeness = slackOf(statement, observation, revision, null);
  const bound =
    closeness === null
      ? ''
      : `${closeness.found} ${closeness.sense} ${closeness.allowed} / ${closeness.scale}`;
  return `${breachOf(statement, observation, revision)} ${bound}`;
}

const ideal = BINDINGS.map((binding) => [binding.statement.id, binding] as const);

describe.each([draft, proposed])('on $name', (revision) => {
  test.each(ideal)(
    '%s: each number that its judgement turns on is printed, and each that is printed matters',
    (_, binding) => {
      const text = textOf(binding, revision);
      const numbers = Object.entries(NUMBERS);
      const changedOnes = numbers.map(([, { with: changed }]) =>
        [true, false].map((up) => changed(revision, up)),
      );
      const [before, ...after] = judgementsOf(binding, revision, [revision, ...changedOnes.flat()]).map(
        String,
      );
      const shownOn = (on: Revision): string =>
        `${sentenceOf(binding.statement, on)} ${formulaOf(binding.statement, on)}`;
      for (const [at, [name, { named, symbol }]] of numbers.entries()) {
        const others = changedOnes[at] ?? [];
        const isJudged = after.slice(2 * at, 2 * at + 2).some((judgements) => judgements !== before);
        if (isJudged) expect(text, `${name} is judged`).toMatch(named);
        // What each case draws for itself is no number of the revision.
        const isDrawn = binding.scenario(revision).setting.some((domain) => symbol.test(domain.name));
        if (!symbol.test(text) || isDrawn) continue;
        const matters =
          isJudged ||
          others.some(
            (other) =>
              shownOn(other) !== shownOn(revision) ||
              String(judgementsOf(binding, other, [other])) !== before,
          );
        expect([name, matters]).toEqual([name, true]);
      }
    },
  );

  test.each(ideal)('%s prints no number that is not one of the revision', (id, binding) => {
    const text = textOf(binding, revision).replaceAll(
      /\{[a-z0-9_-]+\}|[A-Za-z_][A-Za-z0-9_]*|\[[^\]]*\]/g,
      ' ',
    );
    const literals = text.match(/\d+(\.\d+)?/g) ?? [];
    const known = LITERALS[id] ?? [];
    const isOwn = wordingOf(id, revision) !== PRINTED && !isComposed(binding.statement);
    expect(literals.filter((each) => !NOTATION.test(each) && !known.includes(each) && !isOwn)).toEqual([]);
  });
});

test('what stands for a number is the number that is judged', () => {
  expect(withNumbers('{regime_c_least} {regime_c_most} {receipt_flood_factor}', draft)).toBe('150 200 1024');
  expect(withNumbers('{nic-margin} {hmac-share} {flood-receipt} {nic_window}', draft)).toBe(
    '5 0.21 10.0 60 s',
  );
  const other = { ...draft, figures: { 'nic-margin': { digits: '7', clause: '6.1' } }, nicWindow: 10_000 };
  expect(withNumbers('{nic-margin} {nic_window}', other as unknown as Revision)).toBe('7 10 ms');
});

test.each([
  ['T-NIC-SUFF/five-subsumes-burst', 'nic-margin', '9'],
  ['T-VDOS-1/receipt', 'flood-receipt', '12.0'],
  ['T-JCOST-1.C', 'hmac-share', '0.22'],
] as const)('%s follows %s where a revision prints it otherwise', (id, figure, digits) => {
  const [, binding] = ideal.find(([each]) => each === id) as (typeof ideal)[number];
  const other = { ...draft, figures: { [figure]: { digits, clause: '9' } } } as unknown as Revision;
  const [judged, asPrinted] = judgementsOf(binding, draft, [other, draft]);
  expect(judged).not.toEqual(asPrinted);
  expect(sentenceOf(binding.statement, other) + formulaOf(binding.statement, other)).toContain(digits);
});
