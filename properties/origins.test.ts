import { expect, test } from 'vitest';
import { ORIGINS } from '../spec/origins.ts';
import { attributionOf, isOfTheDraft } from '../src/report/attribution.ts';
import { load } from '../src/revision/load.ts';
import { BINDINGS } from './catalogue.ts';

const { document } = load('draft-00');
const ids = BINDINGS.map(({ statement }) => statement.id);

test('every statement has an origin, and nothing else has', () => {
  expect(Object.keys(ORIGINS).sort()).toEqual([...ids].sort());
});

test.each(ids)('%s: its clause is one of the draft, and its words and reason are given', (id) => {
  const { kind, source, words, why } = ORIGINS[id] as (typeof ORIGINS)[typeof id];
  expect(why).not.toBe('');
  expect(kind === 'ours' ? [source, words] : [source === '', words === '']).toEqual(
    kind === 'ours' ? ['', ''] : [false, false],
  );
  if (isOfTheDraft(id)) expect(document.clauses).toContain(source);
  expect(attributionOf(id)).toMatch(/^(Clause |This project asks|.*, which the draft cites, says)/);
});

test('what no clause says is not put into its mouth', () => {
  for (const id of [
    'T-VDOS-1/near-constant',
    'T-RC-1/refusal-reasons',
    'D1/latency',
    'T-NIC-SUFF/independent-of-rate',
  ]) {
    expect(ORIGINS[id as `${string}/${string}`]?.kind, id).not.toBe('printed');
  }
});
