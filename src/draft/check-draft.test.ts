import { describe, expect, test } from 'vitest';
import { loadRevision } from '../revision/load.ts';
import { check, inShort } from './check-text.fixture.ts';
import { SHORT_DRAFT } from './short-draft.fixture.ts';

describe('a text of the form of draft-00', () => {
  const checked = check(SHORT_DRAFT);

  test('has every figure of its reading, and every value of the revision', () => {
    expect(checked.figures).toEqual({ found: 45, of: 45 });
    expect(checked.read.revision.digest).toBe(loadRevision('draft-00').digest);
    expect(checked.read.places.get('costs.c_hmac')).toEqual({ line: 18, column: 13, length: 4 });
  });

  test('has equations of which all can be read', () => {
    expect(checked.equations.unread).toEqual([]);
    expect(checked.equations.open).toEqual([]);
    expect(checked.equations.read).toBeGreaterThan(25);
    expect(checked.equations.searched).toBeGreaterThanOrEqual(3);
  });

  test('is told where it contradicts itself, and what it does not print', () => {
    expect(inShort(checked)).toEqual([
      '5:26 figure/contradicts: three-theorems cannot be true beside theorem-headings',
      '28:4 equation/parameters: JOINT(N, T_tick, q) depends on cells_k, bundle_period_ticks as well',
      '31:8 figure/contradicts: three-paths cannot be true beside two-path-decomposition',
      '31:47 figure/contradicts: scale-points cannot be true beside scale-points-of-abstract',
      '32:18 figure/unpublished: joint-reference can be recomputed only with something that the text does not print',
      '32:55 figure/unpublished: joint-regime-c can be recomputed only with something that the text does not print',
      '33:15 figure/unpublished: joint-scaling can be recomputed only with something that the text does not print',
      '39:4 equation/parameters: JOINT_attacked(F, K) depends on T_tick_s as well',
      '40:4 equation/parameters: JOINT_baseline(K) depends on T_tick_s as well',
      '43:59 figure/contradicts: flood-bound cannot be true beside flood-receipt',
      '44:13 figure/unpublished: flood-factors can be recomputed only with something that the text does not print',
      '51:4 reading/unread: nothing was read from a sentence that says All',
      '52:8 figure/contradicts: tag-octets cannot be true beside forgery-probability, captured-tag-bits',
      '52:43 figure/not-reproduced: forgery-probability comes to 256, and 128 is printed',
      '56:4 reading/unread: nothing was read from a sentence that says at least',
      '56:78 symbol/undefined: w is used in a formula, and the text says nowhere what it is',
      '64:14 figure/unpublished: nic-ratio can be recomputed only with something that the text does not print',
      '64:28 reading/unread: nothing was read from a sentence that says MAY',
      '73:4 reading/unread: nothing was read from a sentence that says exact, constant',
      '73:17 figure/unpublished: regime-c-band can be recomputed only with something that the text does not print',
      '73:30 figure/not-reproduced: two-path-decomposition comes to 3, and two is printed',
      '74:55 figure/unpublished: flood-saturation can be recomputed only with something that the text does not print',
    ]);
  });
});
