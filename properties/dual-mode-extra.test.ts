import { describe, expect, test } from 'vitest';
import type { Choice } from '../spec/choices.ts';
import { wrong } from '../spec/rules.ts';
import { withRules } from '../src/revision/build.ts';
import { loadRevision } from '../src/revision/load.ts';
import type { AnyBinding } from '../src/search/binding.ts';
import { isBrokenBy, leastBrokenBy } from './breaking-in-vitest.ts';
import { injectiveExtra } from './dual-mode-extra.ts';

const binding = injectiveExtra as unknown as AnyBinding;
const draft = loadRevision('draft-00');
const EVERY = 0;

describe('T-COMP-SPLIT/injective-extra', () => {
  test('holds where nothing is open', () => {
    expect(isBrokenBy(binding, draft, [], EVERY)).toBe(false);
  });

  test.each<{ choice: Choice; breach: RegExp }>([
    { choice: 'extra-encoding=sixteen-digits', breach: /expected two extra fields/ },
    { choice: 'extra-encoding=fixed-decimals', breach: /expected two extra fields/ },
    { choice: 'extra-zero=sign-kept', breach: /^\(0, 0\) and \(0, -0\): expected one extra field/ },
  ])('is broken by $choice alone', ({ choice, breach }) => {
    expect(leastBrokenBy(binding, draft, [choice], EVERY)?.script.breach).toMatch(breach);
  });

  test('holds where -0 is written as 0', () => {
    expect(isBrokenBy(binding, withRules(draft, [wrong('extra-zero', 'as-zero')]), [], EVERY)).toBe(false);
  });

  test.each(binding.catches)('catches $rule=$take', (choice) => {
    expect(isBrokenBy(binding, withRules(draft, [choice]), [], EVERY)).toBe(true);
  });
});
