import type { Choice } from '../spec/choices.ts';
import { wrong } from '../spec/rules.ts';
import type { AnyBinding } from '../src/search/binding.ts';
import { claimInVitest, repairedBy } from './claim-in-vitest.ts';
import { distinctKeys, independentKeys, independentLegacyKeys } from './key-independence.ts';

/** Each of these is needed: the sets below hold one of the readings that it takes away. */
const repaired = repairedBy([
  wrong('info-encoding', 'length-prefixed'),
  wrong('info-epoch', '64-bit'),
  wrong('info-vantage', 'exact'),
  wrong('hkdf-salt', 'fixed'),
  wrong('bfd-key-derivation', 'hkdf'),
  wrong('legacy-bfd-key', 'shared-secret'),
]);
const cases = 4096;

const OPERATOR_KEY: readonly Choice[] = ['use-held-key', 'legacy-bfd-key=operator-key'];

claimInVitest({
  binding: independentKeys as AnyBinding,
  sets: [
    [['info-purpose=omitted'], 2],
    [[...OPERATOR_KEY, 'bfd-key-derivation=legacy'], 3],
  ],
  cases,
  repaired,
});

claimInVitest({
  binding: distinctKeys as AnyBinding,
  sets: [
    [['info-encoding=concatenated'], 2],
    [['info-purpose=omitted'], 2],
    [['bfd-key-derivation=legacy'], 2],
    [['choose-ids', 'info-epoch=32-bit'], 2],
    [['choose-ids', 'info-vantage=case-folded'], 2],
    [['choose-ids', 'info-vantage=normalised'], 2],
    [['choose-ids', 'hkdf-salt=vantage-id'], 2],
  ],
  cases,
  repaired,
});

claimInVitest({ binding: independentLegacyKeys as AnyBinding, sets: [[OPERATOR_KEY, 3]], cases, repaired });
