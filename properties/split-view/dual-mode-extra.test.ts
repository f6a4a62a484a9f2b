import { describe, expect, test } from 'vitest';
import type { Choice } from '../../spec/language/choices.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { withRules } from '../../src/revision/build.ts';
import { loadRevision } from '../../src/revision/load.ts';
import type { AnyBinding } from '../../src/search/trial/binding.ts';
import { isBroken, leastBreak } from '../claim-search.fixture.ts';
import { injectiveExtra } from './dual-mode-extra.ts';

const binding = injectiveExtra as unknown as AnyBinding;
const draft = loadRevision('draft-00');

describe('T-COMP-SPLIT/injective-extra', () => {
  test('holds where nothing is open', () => {
    expect(isBroken(binding, draft, [])).toBe(false);
  });

  test.each<{ choice: Choice; breach: RegExp }>([
    { choice: 'extra-encoding=sixteen-digits', breach: /expected two extra fields/ },
    { choice: 'extra-encoding=fixed-decimals', breach: /expected two extra fields/ },
    { choice: 'extra-zero=sign-kept', breach: /^\(0, 0\) and \(0, -0\): expected one extra field/ },
  ])('is broken by $choice alone', ({ choice, breach }) => {
    expect(leastBreak(binding, draft, [choice])?.script.breach).toMatch(breach);
  });

  test('holds where -0 is written as 0', () => {
    expect(isBroken(binding, withRules(draft, [wrong('extra-zero', 'as-zero')]), [])).toBe(false);
  });

  test.each(binding.catches)('catches $rule=$take', (choice) => {
    expect(isBroken(binding, withRules(draft, [choice]), [])).toBe(true);
  });
});
