import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Origin } from '../spec/language/origin.ts';
import { attributionOf, isOfTheDraft } from '../src/report/text/attribution.ts';
import { load } from '../src/revision/load.ts';
import { BINDINGS } from './catalogue.ts';

const { document } = load('draft-00');
const named = BINDINGS.map(({ statement }) => [statement.id, statement.origin] as const);
const origins = new Map<string, Origin>(named);

test.each(named)('%s: its clause is one of the draft, and its words and reason are given', (id, origin) => {
  const { kind, source, words, why } = origin;
  expect(why).not.toBe('');
  expect(kind === 'ours' ? [source, words] : [source === '', words === '']).toEqual(
    kind === 'ours' ? ['', ''] : [false, false],
  );
  if (isOfTheDraft(id)) expect(document.clauses).toContain(source);
  expect(attributionOf(origin)).toMatch(/^(Clause |This project asks|.*, which the draft cites, says)/);
});

test('what no clause says is not put into its mouth', () => {
  for (const id of [
    'T-VDOS-1/near-constant',
    'T-RC-1/refusal-reasons',
    'D1/latency',
    'T-NIC-SUFF/independent-of-rate',
  ]) {
    expect(origins.get(id)?.kind, id).not.toBe('printed');
  }
});

/** The text is not ours to carry along: MVPS_DRAFT names the file that holds it, and .ci/run sets it. */
const file = process.env.MVPS_DRAFT ?? '';
const isThere = existsSync(file);

test('MVPS_DRAFT names the text of draft-00, or is not set', () => {
  expect(isThere).toBe(process.env.MVPS_DRAFT !== undefined);
});

describe('the words of a clause', () => {
  /** Words may be broken over two lines, at a blank or behind a hyphen. */
  const onOneLine = (text: string): string => text.replace(/\s+/g, ' ').replace(/- /g, '-');
  const text = isThere ? onOneLine(readFileSync(file, 'utf8')) : '';

  for (const [id, { words }] of isThere ? named.filter(([each]) => isOfTheDraft(each)) : []) {
    test(`${id} rests on words that stand in the draft`, () => {
      expect(words.split('; ').filter((each) => !text.includes(onOneLine(each)))).toEqual([]);
    });
  }

  test('are not found where they do not stand', () => {
    expect(text).not.toContain('REJECTS every forge');
  });
});
