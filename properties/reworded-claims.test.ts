import { describe, expect, test } from 'vitest';
import { WORDINGS } from '../spec/catalogue/wordings.ts';
import { PRINTED } from '../spec/language/wording.ts';
import { loadRevision } from '../src/revision/load.ts';
import type { AnyBinding } from '../src/search/trial/binding.ts';
import { BINDINGS } from './catalogue.ts';
import { isRefuted, reword } from './claim-search.fixture.ts';

const repaired = loadRevision('draft-01-proposed');
/** The rarest needs a few ten thousand. */
const CASES = 65_536;

describe.each(Object.entries(repaired.wordings))('%s, which the repaired draft words %s', (id, wording) => {
  const binding = BINDINGS.find(({ statement }) => statement.id === id) as AnyBinding;
  const parts = wording.split('+');

  test.each(parts)('is false without %s', (gone) => {
    const left = parts.filter((part) => part !== gone).join('+') || PRINTED;
    if (left !== PRINTED) expect(Object.keys(WORDINGS[id] ?? {})).toContain(left);
    expect(isRefuted(binding, reword(repaired, { [id]: left }), CASES)).toBe(true);
  });
});
