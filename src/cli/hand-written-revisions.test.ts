import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BINDINGS } from '../../properties/catalogue.ts';
import { loadAccepted } from '../report/accepted/accepted.ts';
import type { AnyBinding } from '../search/trial/binding.ts';
import { PACKAGE_ROOT } from '../sources/package-root.ts';
import { tryCli } from './cli.fixture.ts';

const CASES = 16_384;
const EVIDENCE = join(PACKAGE_ROOT, 'evidence');
/** Whether its mutants are killed does not depend on how a revision came about, and is searched beside each binding. */
const bindings = BINDINGS.map(({ twin, ...binding }): AnyBinding => ({ ...binding, catches: [] }));
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'revisions-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

type Over = Readonly<Record<string, unknown>>;
/** A file that changes one thing, and a statement with its verdicts before and after. */
type Edit = readonly [base: string, over: Over, statement: string, before: string, after: string];

const rule = (name: string, take: string): Over => ({ rules: { [name]: { take, clause: '9' } } });
const limit = (name: string, value: number): Over => ({ limits: { [name]: { value, clause: '9' } } });
const cost = (name: string, value: string): Over => ({ costs: { [name]: { value, clause: '9' } } });

const EDITS: readonly Edit[] = [
  ['draft-00', rule('conjunction', 'either-counter'), 'T-RC-1.A', 'held', 'refuted'],
  ['draft-00', rule('sequence-at-epoch-change', 'reset'), 'T-RC-1.B', 'held', 'refuted'],
  ['draft-00', rule('xdp-charge', 'per-packet'), 'T-VDOS-1', 'held', 'refuted'],
  ['draft-01-proposed', rule('witness-rule', 'tlog-witness'), 'T-COMP-SPLIT/one-body', 'held', 'refuted'],
  ['draft-00', rule('nic-gate', 'open'), 'T-VOLINV', 'held', 'refuted'],
  ['draft-00', rule('info-encoding', 'concatenated'), 'T-HKDF-PS', 'held', 'refuted'],
  ['draft-00', cost('c_hmac', '3.00 us'), 'T-JCOST-1.C', 'held', 'refuted'],
  ['draft-00', limit('B_F', 61), 'T-NIC-SUFF', 'held', 'refuted'],
  ['draft-00', limit('B_F', 60), 'T-NIC-SUFF', 'held', 'held'],
  ['draft-01-proposed', rule('quorum-condition', 'none'), 'T-COMP-SPLIT/detects', 'held', 'refuted'],
  ['draft-01-proposed', rule('half-pairing', 'same-vantage'), 'T-RC-1/rejects-forgeries', 'held', 'refuted'],
  ['draft-01-proposed', rule('bfd-sequence-comparison', 'above'), 'T-RC-1/accepts-honest', 'held', 'refuted'],
  ['draft-01-proposed', rule('state-durability', 'volatile'), 'T-RC-1/rejects-replays', 'held', 'refuted'],
  ['draft-01-proposed', rule('limiter-scope', 'vantage'), 'T-VDOS-1/bound', 'held', 'refuted'],
];

test.each(EDITS)('%s with %j: %s was %s and is %s', async (base, over, statement, before, after) => {
  const file = join(folder, 'edited.json');
  const document = {
    schema: 'mvps-verify/revision/1',
    extends: base,
    name: 'edited',
    clauses: ['9'],
    ...over,
  };
  writeFileSync(file, JSON.stringify(document));
  // What the base comes to is searched by every verify, and kept.
  const kept = loadAccepted([EVIDENCE], [base])?.verdicts[statement];
  expect([kept, await verdictOf(file, statement)]).toEqual([before, after]);
});

async function verdictOf(revision: string, statement: string): Promise<string | undefined> {
  const line = `verify --quiet --revision ${revision} --check ${statement} --cases ${CASES} --json result.json`;
  const { code, err } = await tryCli(line, { folder, bindings });
  expect([0, 1], err).toContain(code);
  const { verdicts } = JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8')) as {
    readonly verdicts: readonly { readonly verdict: string }[];
  };
  return verdicts[0]?.verdict;
}

test.each([
  ['c-path', '8.71', 'not reproduced'],
  ['flood-slope', '0.00574', 'not reproduced'],
])('draft-00 that prints %s as %s: %s', async (figure, value, verdict) => {
  const before = await tryCli('figures --json figures.json', { folder, bindings: BINDINGS });
  expect(before.code).toBe(0);
  const known = verdictsOf();
  const figures = { [figure]: { value, clause: '9' } };
  const document = { schema: 'mvps-verify/revision/1', extends: 'draft-00', name: 'edited', clauses: ['9'] };
  writeFileSync(join(folder, 'edited.json'), JSON.stringify({ ...document, figures }));
  await tryCli('figures --revision edited.json --json figures.json', { folder, bindings: BINDINGS });
  expect(known.get(figure)).not.toBe(verdict);
  expect(verdictsOf().get(figure)).toBe(verdict);
});

function verdictsOf(): ReadonlyMap<string, string> {
  const { figures } = JSON.parse(readFileSync(join(folder, 'figures.json'), 'utf8')) as {
    readonly figures: readonly { readonly id: string; readonly verdict: string }[];
  };
  return new Map(figures.map(({ id, verdict }) => [id, verdict]));
}
