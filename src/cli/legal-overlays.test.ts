import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BINDINGS } from '../../properties/catalogue.ts';
import { WORDINGS } from '../../spec/catalogue/wordings.ts';
import { FIGURE_IDS, figureOf } from '../../spec/figures/catalogue.ts';
import { CHOICES } from '../../spec/language/choices.ts';
import { HYPOTHESES } from '../../spec/language/hypotheses.ts';
import { meaningsOf, RULES, type RuleName } from '../../spec/rules/catalogue.ts';
import { microsecondsOf } from '../revision/durations.ts';
import { load } from '../revision/load.ts';
import type { AnyBinding } from '../search/trial/binding.ts';
import { tryCli } from './cli.fixture.ts';

/** OVERLAYS=2000 is a thorough run, of an hour. */
const OVERLAYS = Number(process.env.OVERLAYS ?? 8);
/** Where another run is to see other overlays. */
const SEED = Number(process.env.OVERLAY_SEED ?? 20_260_527);
/** Statements that are run on each overlay; all of them come up many times over. */
const STATEMENTS = 14;
const CASES = 32;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'overlays-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const { document: draft } = load('draft-00');
const { document: proposed } = load('draft-01-proposed');

type Overlay = Readonly<Record<string, unknown>>;

const CLAUSE = '9';
const integer = (min: number, max: number): fc.Arbitrary<number> =>
  fc.oneof(
    fc.constantFrom(min, Math.min(min + 1, max), Math.max(max - 1, min), max),
    fc.integer({ min, max: Math.min(max, 100 * min + 100) }),
    fc.integer({ min, max }),
  );
const entry = (section: string, name: string, value: fc.Arbitrary<object>): fc.Arbitrary<Overlay> =>
  value.map((given) => ({ [section]: { [name]: { clause: CLAUSE, ...given } } }));
const valued = (section: string, name: string, min: number, max: number): fc.Arbitrary<Overlay> =>
  entry(
    section,
    name,
    integer(min, max).map((value) => ({ value })),
  );

const lasting = (section: string, name: string, min: number, max: number, unit: string) =>
  entry(
    section,
    name,
    integer(min, max).map((value) => ({ value: `${value} ${unit}` })),
  );
const costs = Object.keys(draft.costs).map((name) => lasting('costs', name, 1, 10 ** 12, 'ns'));
const LIMITS: Readonly<Record<string, readonly [min: number, max: number]>> = {
  R_L: [1, 1_000_000],
  B_F: [1, 1_000_000],
  q: [1, 12],
  M: [1, 1_000_000],
  wrapper_lifetime: [1, 1_000_000],
  cores: [1, 4096],
  witnesses: [1, 1000],
  corrupt_witnesses: [0, 1000],
};
const limits = [
  ...Object.entries(LIMITS).map(([name, [min, max]]) => valued('limits', name, min, max)),
  lasting('limits', 'nic_window', 1, 86_400_000_000, 'us'),
];
/** Of a tick, in microseconds. */
const legal = (min: number | string, max: number | string): fc.Arbitrary<number> => {
  const [least, most] = [min, max].map((each) => (typeof each === 'string' ? microsecondsOf(each) : each));
  return integer(least ?? 1, most ?? 1);
};
const asWritten = (name: string, value: number): number | string =>
  name === 'T_tick' ? `${value} us` : value;
const ranges = Object.entries(draft.ranges).map(([name, { min, max }]) =>
  entry(
    'ranges',
    name,
    fc.tuple(legal(min, max), legal(min, max)).map(([one, other]) => ({
      min: asWritten(name, Math.min(one, other)),
      max: asWritten(name, Math.max(one, other)),
    })),
  ),
);
const rules = Object.keys(RULES).map((name) =>
  entry(
    'rules',
    name,
    fc
      .tuple(fc.constantFrom(...Object.keys(meaningsOf(name as RuleName))), fc.boolean())
      .map(([take, silent]) =>
        silent ? { take, clause: 'silent', reading: 'as an author has it' } : { take },
      ),
  ),
);
const hypotheses = Object.keys(HYPOTHESES).map((name) =>
  entry(
    'hypotheses',
    name,
    fc.subarray(Object.keys(CHOICES), { maxLength: 4 }).map((withheld) => ({ parts: { [name]: withheld } })),
  ),
);
const wordings = Object.entries(WORDINGS).map(([claim, known]) =>
  entry(
    'wordings',
    claim,
    fc.constantFrom(...Object.keys(known)).map((take) => ({ take })),
  ),
);
const figures = FIGURE_IDS.filter((id) => figureOf(id).printed.as === 'exactly').map((id) =>
  entry(
    'figures',
    id,
    fc
      .tuple(fc.integer({ min: 1, max: 9999 }), fc.constantFrom('', '.5', '.25'))
      .map(([whole, decimals]) => ({ value: `${whole}${decimals}` })),
  ),
);
const PARAMETERS = ['N', 'T_tick', 'q', 'cells_k', 'bundle_period'] as const;
const points = draft.scalePoints.flatMap(({ name }) => [
  fc.constant({ scalePoints: [{ name, omit: true }] }),
  ...PARAMETERS.map((parameter) => {
    const { min, max } = draft.ranges[parameter];
    return legal(min, max).map((value) => ({
      scalePoints: [{ name, [parameter]: asWritten(parameter, value), clause: CLAUSE }],
    }));
  }),
]);
const flood = [
  ...draft.floodFactors.map(({ value }) => fc.constant({ floodFactors: [{ value, omit: true }] })),
  integer(2, 65_536).map((value) => ({ floodFactors: [{ value, clause: CLAUSE }] })),
];
const proofs = [
  fc.constant({ proofs: { chain: { admits: [] } } }),
  ...Object.keys(proposed.proofs?.results ?? {}).map((name) =>
    fc.constant({ proofs: { results: { [name]: proposed.proofs?.results[name] } } }),
  ),
];

const SECTIONS = { costs, limits, ranges, rules, hypotheses, wordings, figures, points, flood, proofs };

const edit: fc.Arbitrary<Overlay> = fc.oneof(
  ...Object.values(SECTIONS).map((edits) => fc.oneof(...(edits as fc.Arbitrary<Overlay>[]))),
);

function merged(edits: readonly Overlay[]): Overlay {
  const whole: Record<string, unknown> = {};
  for (const one of edits) {
    for (const [section, entries] of Object.entries(one)) {
      const before = whole[section];
      whole[section] = Array.isArray(entries)
        ? [...((before as readonly unknown[]) ?? []), ...entries]
        : { ...(before as object), ...(entries as object) };
    }
  }
  return whole;
}

/** What a statement catches and how real bytes decide takes long, and has nothing of its own to read of a revision. */
const searched = BINDINGS.filter(
  ({ scenario }) => (scenario(load('draft-00').revision).space?.size ?? 0) < 20_000,
).map(({ twin, ...binding }): AnyBinding => ({ ...binding, catches: [] }));

function errorsIn(out: string): string {
  return out
    .split('\n')
    .filter((line) => line.includes('error'))
    .join(' | ');
}

const BASES = ['draft-00', 'draft-01-proposed'] as const;

test(`${OVERLAYS} legal overlays end with a verdict, in every command`, { timeout: 7_200_000 }, async () => {
  let legal = 0;
  const problems: string[] = [];
  const overlays = fc.sample(
    fc.tuple(
      fc.array(edit, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(...BASES),
      fc.nat(searched.length - 1),
    ),
    { numRuns: OVERLAYS, seed: SEED },
  );
  for (const [edits, base, from] of overlays) {
    const document = {
      schema: 'mvps-verify/revision/1',
      extends: base,
      name: 'overlay',
      clauses: [CLAUSE],
      ...merged(edits),
    };
    writeFileSync(join(folder, 'overlay.json'), JSON.stringify(document));
    const bindings = [...searched, ...searched].slice(from, from + STATEMENTS);
    const context = { folder, bindings };
    const lines = [
      `verify --quiet --no-corpus --revision overlay.json --cases ${CASES}`,
      'figures --revision overlay.json',
      'list rules --revision overlay.json',
      `diff ${base} overlay.json --cases ${CASES}`,
      'evidence --revision overlay.json',
    ];
    for (const [at, line] of lines.entries()) {
      const { code, err, out } = await tryCli(line, context);
      if (at === 0 && code === 2 && /overlay\.json: \$/.test(err)) break;
      if (at === 0) legal++;
      if (![0, 1, 3].includes(code))
        problems.push(`${line}: ${code} ${errorsIn(out)} ${err.slice(-300)} ${JSON.stringify(document)}`);
    }
  }
  expect(problems).toEqual([]);
  expect(legal).toBeGreaterThan(OVERLAYS / 2);
});
