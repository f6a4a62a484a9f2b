import { describe, expect, test } from 'vitest';
import { type Choice, choiceOf } from '../spec/choices.ts';
import { loadRevision } from '../src/revision/load.ts';
import type { AnyBinding } from '../src/search/binding.ts';
import {
  ACCEPTANCE_CONDITIONS,
  conditionsIndependent,
  honestStep,
  refusalReasons,
} from './acceptance-conditions.ts';
import { grantedSteps, searchClaim } from './claim-search.ts';
import { repairAcceptance, reworded } from './repaired-acceptance.ts';

const draft = loadRevision('draft-00');
const repaired = repairAcceptance(draft);
const CASES = 8192;
/** What a person can follow by hand. */
const MOST_STEPS = 6;

/** Minimal sets of choices that break a claim of draft-00, and the steps of the shortest counterexample. */
const BREAKING: readonly (readonly [AnyBinding, readonly Choice[], number])[] = [
  [conditionsIndependent, ['replay', 'restart-broker', 'state-durability=volatile'], 3],
  [conditionsIndependent, ['change-epoch', 'replay-across-epochs', 'old-epoch-counters=forgotten'], 4],
  [honestStep, ['lose'], 2],
  [honestStep, ['delay'], 2],
  [honestStep, ['years-pass'], 1],
  [honestStep, ['bfd-sequence-start=random'], 2],
  [refusalReasons, ['xdp-charge=per-packet'], 1],
  [refusalReasons, ['delay', 'state-update=eager'], 5],
  [refusalReasons, ['duplicate', 'half-pairing=one-per-tick'], 1],
  [refusalReasons, ['join', 'half-pairing=any'], 3],
  [refusalReasons, ['forge-cwt', 'cwt-mac-coverage=all-but-expiry'], 2],
  [refusalReasons, ['insider-forge', 'bfd-key-scope=deployment'], 2],
];

describe('among honest parties and on a network that loses nothing and keeps the order', () => {
  test.each(ACCEPTANCE_CONDITIONS)('$statement.id holds', (binding) => {
    expect(searchClaim(binding, draft, [], CASES)).toBeNull();
  });
});

describe('what breaks a claim as printed', () => {
  test.each(BREAKING.map(titled))('%s: %s', (_, __, [binding, open, steps]) => {
    const found = searchClaim(binding, draft, open, 4 * CASES);
    expect(found?.script.steps, found?.script.breach).toHaveLength(steps);
  });

  test.each(BREAKING.map(titled))('%s: no part of %s alone', (_, __, [binding, open]) => {
    for (const left of open) {
      const rest = open.filter((choice) => choice !== left);
      expect(searchClaim(binding, draft, rest, CASES / 2), `without ${left}`).toBeNull();
    }
  });
});

describe('a replay that one condition alone refuses', () => {
  test('(b), once the window of RFC 5880 has forgotten the sequence', () => {
    const open = ['replay', 'long-silence', 'bfd-sequence-comparison=circular-window'] as const;
    const found = searchClaim(conditionsIndependent, draft, open, CASES);
    expect(found?.script.breach).toMatch(/found refused by \(b\) cwt_counter/);
  });

  test('(a), once last_cwt of an earlier epoch was dropped', () => {
    const open = ['change-epoch', 'replay-across-epochs', 'old-epoch-counters=forgotten'] as const;
    const found = searchClaim(conditionsIndependent, draft, open, CASES);
    expect(found?.script.breach).toMatch(/found refused by \(a\) bfd_seq/);
  });
});

test('an epoch order that is checked is needed where the sequence can be forgotten', () => {
  const open = [...grantedSteps(conditionsIndependent, repaired), 'epoch-order=unchecked' as const];
  const found = searchClaim(conditionsIndependent, repaired, open, 6 * CASES);
  expect(found?.script.breach).toMatch(/expected refused by \(a\) bfd_seq and \(b\) cwt_counter/);
});

describe('repaired, with every step that no hypothesis withholds', () => {
  test.each(ACCEPTANCE_CONDITIONS)('$statement.id holds', (binding) => {
    expect(searchClaim(binding, repaired, grantedSteps(binding, repaired), 2 * CASES)).toBeNull();
  });

  test.each(ACCEPTANCE_CONDITIONS.flatMap(catchesOf))('%s catches %s', (_, choice, binding) => {
    const found = searchClaim(binding, repaired, [...grantedSteps(binding, repaired), choice], 6 * CASES);
    expect(found?.script.steps.length).toBeLessThanOrEqual(MOST_STEPS);
  });

  test.each(
    [
      [conditionsIndependent, 'printed'],
      [conditionsIndependent, 'heard-of-lately'],
      [conditionsIndependent, 'within-half-a-turn'],
      [honestStep, 'printed'],
      [honestStep, 'in-order-and-modulo'],
      [honestStep, 'in-order-with-gaps'],
      [honestStep, 'with-gaps-and-modulo'],
      [refusalReasons, 'printed'],
    ].map(([binding, wording]) => [(binding as AnyBinding).statement.id, wording, binding] as const),
  )('%s does not hold in the wording %s', (id, wording, binding) => {
    const weaker = reworded(repaired, id, wording as string);
    const open = grantedSteps(binding as AnyBinding, weaker);
    expect(searchClaim(binding as AnyBinding, weaker, open, 6 * CASES)).not.toBeNull();
  });
});

function catchesOf(binding: AnyBinding): (readonly [string, Choice, AnyBinding])[] {
  return binding.catches.map((rule) => [binding.statement.id, choiceOf(rule), binding]);
}

function titled(row: (typeof BREAKING)[number]): readonly [string, string, (typeof BREAKING)[number]] {
  const [{ statement }, open] = row;
  return [statement.id, open.join(', '), row];
}
