import { describe, expect, test } from 'vitest';
import { BINDINGS } from '../../../properties/catalogue.ts';
import { loadRevision } from '../../revision/load.ts';
import { parseBlock, printBlock } from './block-name.ts';
import { CheckSearch } from './check-search.ts';

describe('the address of a block', () => {
  test('can be read as it is printed, for every search of the catalogue', () => {
    const revision = loadRevision('draft-00');
    const names = BINDINGS.flatMap((binding) =>
      new CheckSearch(binding, revision, { cases: 1 }).parts.map(({ name }) => ({
        of: name,
        seed: 7,
        block: 12,
      })),
    );
    expect(names.length).toBeGreaterThan(100);
    for (const name of names) expect(parseBlock(printBlock(name))).toEqual(name);
    expect(new Set(names.map(printBlock)).size).toBe(names.length);
  });

  test('is printed with its search, seed and number', () => {
    const of = { check: 'T-RC-1.A', side: 'own', rules: [] } as const;
    expect(printBlock({ of, seed: 1, block: 17 })).toBe('T-RC-1.A:own:1:17');
    const rules = [{ rule: 'conjunction', take: 'either-counter' }] as const;
    expect(printBlock({ of: { ...of, side: 'twin', rules }, seed: 1, block: 0 })).toBe(
      'T-RC-1.A:twin+conjunction=either-counter:1:0',
    );
  });

  test.each([
    '',
    'T-RC-1.A',
    'T-RC-1.A:own:1',
    'T-RC-1.A:own:1:-1',
    'T-RC-1.A:own:1:1e3',
    'T-RC-1.A:other:1:1',
    'T-RC-1.A:own+conjunction:1:1',
    'T-RC-1.A:own:99999999999999999999:1',
  ])('is not %j', (text) => expect(parseBlock(text)).toBeNull());
});
