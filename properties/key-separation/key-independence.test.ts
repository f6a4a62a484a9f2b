import { expect, test } from 'vitest';
import type { Choice } from '../../spec/language/choices.ts';
import type { RuleName } from '../../spec/rules/catalogue.ts';
import { loadRevision } from '../../src/revision/load.ts';
import type { AnyBinding } from '../../src/search/trial/binding.ts';
import { breaksInVitest } from '../breaking-sets.fixture.ts';
import { isRefuted, unrepaired } from '../claim-search.fixture.ts';
import { distinctKeys, independentKeys, independentLegacyKeys } from './key-independence.ts';

const repaired = loadRevision('draft-01-proposed');
const cases = 4096;

const OPERATOR_KEY: readonly Choice[] = ['use-held-key', 'legacy-bfd-key=operator-key'];

breaksInVitest({
  binding: independentKeys,
  sets: [
    [['info-purpose=omitted'], 2],
    [[...OPERATOR_KEY, 'bfd-key-derivation=legacy'], 3],
  ],
  cases,
});

breaksInVitest({
  binding: distinctKeys,
  sets: [
    [['info-encoding=concatenated'], 2],
    [['info-purpose=omitted'], 2],
    [['bfd-key-derivation=legacy'], 2],
    [['bfd-key-scope=deployment'], 2],
    [['choose-ids', 'info-epoch=32-bit'], 2],
    [['choose-ids', 'info-vantage=case-folded'], 2],
    [['choose-ids', 'info-vantage=normalised'], 2],
    [['choose-ids', 'hkdf-salt=vantage-id'], 2],
  ],
  cases,
});

breaksInVitest({ binding: independentLegacyKeys, sets: [[OPERATOR_KEY, 3]], cases });

test.each<[RuleName, AnyBinding]>([
  ['info-encoding', distinctKeys as AnyBinding],
  ['info-epoch', distinctKeys as AnyBinding],
  ['info-vantage', distinctKeys as AnyBinding],
  ['hkdf-salt', distinctKeys as AnyBinding],
  ['bfd-key-derivation', distinctKeys as AnyBinding],
  ['bfd-key-scope', distinctKeys as AnyBinding],
  ['legacy-bfd-key', independentLegacyKeys as AnyBinding],
])('the repair needs its clause for %s', (rule, binding) => {
  expect(isRefuted(binding, unrepaired(repaired, rule), 4 * cases)).toBe(true);
});
