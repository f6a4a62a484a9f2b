import { describe, expect, test } from 'vitest';
import type { Choice } from '../spec/choices.ts';
import { choiceOf } from '../spec/choices.ts';
import { loadRevision } from '../src/revision/load.ts';
import type { AnyBinding } from '../src/search/binding.ts';
import { grantedSteps, searchClaim } from './claim-search.ts';
import {
  acceptsHonest,
  PACKET_ACCEPTANCE,
  rejectsForgeries,
  rejectsReplays,
  rejectsStale,
} from './packet-acceptance.ts';
import { repairAcceptance, reworded } from './repaired-acceptance.ts';

const draft = loadRevision('draft-00');
const repaired = repairAcceptance(draft);
const CASES = 8192;
/** What a person can follow by hand. */
const MOST_STEPS = 6;

/** Minimal sets of choices that break a claim of draft-00, and the steps of the shortest counterexample. */
const BREAKING: readonly (readonly [AnyBinding, readonly Choice[], number])[] = [
  [acceptsHonest, ['delay'], 3],
  [acceptsHonest, ['years-pass'], 1],
  [acceptsHonest, ['skew-clock'], 2],
  [acceptsHonest, ['flood-as-victim'], 2],
  [acceptsHonest, ['bfd-sequence-start=random'], 2],
  [rejectsReplays, ['restart-broker', 'replay', 'state-durability=volatile'], 3],
  [rejectsForgeries, ['lose', 'join'], 2],
  [rejectsForgeries, ['delay', 'join'], 3],
  [rejectsForgeries, ['lose', 'steal-cwt-key'], 2],
  [rejectsForgeries, ['lose', 'steal-bfd-key'], 2],
  [rejectsForgeries, ['steal-cwt-key', 'steal-bfd-key'], 3],
  [rejectsForgeries, ['lose', 'insider-forge', 'bfd-key-scope=deployment'], 2],
  [rejectsForgeries, ['lose', 'forge-cwt', 'cwt-mac-coverage=all-but-expiry'], 2],
  [rejectsForgeries, ['restart-broker', 'join', 'state-durability=volatile'], 4],
  [rejectsStale, ['delay', 'skew-clock'], 3],
];

describe('among honest parties and on a network that loses nothing and keeps the order', () => {
  test.each(PACKET_ACCEPTANCE)('$statement.id holds', (binding) => {
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

describe('repaired, with every step that no hypothesis withholds', () => {
  test.each(PACKET_ACCEPTANCE)('$statement.id holds', (binding) => {
    expect(searchClaim(binding, repaired, grantedSteps(binding, repaired), 2 * CASES)).toBeNull();
  });

  test.each(PACKET_ACCEPTANCE.flatMap(catchesOf))('%s catches %s', (_, choice, binding) => {
    const found = searchClaim(binding, repaired, [...grantedSteps(binding, repaired), choice], 6 * CASES);
    expect(found?.script.steps.length).toBeLessThanOrEqual(MOST_STEPS);
  });
});

describe('every part of the repair is needed', () => {
  const needed: readonly (readonly [AnyBinding, Choice])[] = [
    [acceptsHonest, 'bfd-sequence-comparison=above'],
    [acceptsHonest, 'half-pairing=same-vantage'],
    [acceptsHonest, 'limiter-identity=claimed'],
    [acceptsHonest, 'state-update=eager'],
    [rejectsForgeries, 'half-pairing=same-vantage'],
    [rejectsForgeries, 'half-pairing=one-per-tick'],
    [rejectsForgeries, 'cwt-mac-coverage=all-but-expiry'],
    [rejectsReplays, 'state-durability=volatile'],
  ];

  test.each(needed.map(([binding, choice]) => [binding.statement.id, choice, binding] as const))(
    '%s does not hold with %s',
    (_, choice, binding) => {
      expect(
        searchClaim(binding, repaired, [...grantedSteps(binding, repaired), choice], 12 * CASES),
      ).not.toBeNull();
    },
  );

  test("RFC 5880's window is too narrow after a late packet from a clock that is ahead", () => {
    const open = ['lose', 'delay', 'skew-clock', 'bfd-sequence-comparison=circular-window'] as const;
    const found = searchClaim(acceptsHonest, repaired, open, 12 * CASES);
    expect(found?.script.steps).toHaveLength(5);
  });

  test.each([
    ['fresh-at-broker', acceptsHonest],
    ['in-order', acceptsHonest],
    ['printed', acceptsHonest],
    ['printed', rejectsStale],
  ] as const)('the wording %s does not hold', (wording, binding) => {
    const weaker = reworded(repaired, binding.statement.id, wording);
    expect(searchClaim(binding, weaker, grantedSteps(binding, weaker), CASES)).not.toBeNull();
  });
});

function catchesOf(binding: AnyBinding): (readonly [string, Choice, AnyBinding])[] {
  return binding.catches.map((rule) => [binding.statement.id, choiceOf(rule), binding]);
}

function titled(row: (typeof BREAKING)[number]): readonly [string, string, (typeof BREAKING)[number]] {
  const [{ statement }, open] = row;
  return [statement.id, open.join(', '), row];
}
