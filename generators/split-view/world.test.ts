import { describe, expect, test } from 'vitest';
import type { Revision } from '../../spec/language/revision.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { AUDIT } from '../../spec/split-view/check.ts';
import { withLimits, withRules } from '../../src/revision/build.ts';
import { loadRevision } from '../../src/revision/load.ts';
import { ANSWERS } from './collected-bundles.ts';
import { CONSUMERS } from './decisions.ts';
import { placeOfBundle } from './views.ts';
import { SplitViewWorld } from './world.ts';

const draft = loadRevision('draft-00');
const APART = [{ name: 'D_max by 1 ulp', root: false, minimaxUlps: 0, maxUlps: 1 }];

/** A world of one pool, opened on D_minimax = D_max = 1. */
function worldOf(w: number, q: number, revision: Revision = draft): SplitViewWorld {
  const world = new SplitViewWorld(revision, 'ideal', [{ w, q }], APART);
  world.open([0, 1, 1, 0]);
  return world;
}

describe('a split view', () => {
  test('is seen from the side of each consumer, and only where both took one', () => {
    const world = worldOf(4, 2);
    world.publish(0, 0);
    world.audit(0, 0);
    world.publishElsewhere(1, 2);
    world.audit(0, 2);
    world.audit(1, 2);
    const [alone, first, second] = world.observe().audits;
    expect(alone).toMatchObject({ taken: true, isLie: false, otherTaken: false, onePair: true });
    expect(first).toMatchObject({ otherTaken: true, isLie: false, onePair: false, outcome: AUDIT.split });
    expect(second).toMatchObject({ otherTaken: true, isLie: true, outcome: AUDIT.consistent });
    expect(world.observe()).toMatchObject({ auditCount: 3, viewsTaken: 2, signedBoth: 0, honestRequests: 4 });
  });

  test('is not taken where the quorums share an honest witness, and is where they share a corrupt one', () => {
    const honest = worldOf(3, 2);
    honest.publish(0, 0);
    honest.publishElsewhere(1, 1);
    expect(honest.observe().viewsTaken).toBe(1);
    const corrupt = worldOf(3, 2);
    corrupt.corrupt(1);
    corrupt.publish(0, 0);
    corrupt.publishElsewhere(1, 1);
    expect(corrupt.observe()).toMatchObject({ viewsTaken: 2, signedBoth: 0 });
  });

  test('sent at once is refused, unless witnesses compare before they store', () => {
    const signedBoth = (revision: Revision) => {
      const world = worldOf(1, 1, revision);
      world.publishBothAtOnce(0);
      return world.observe().signedBoth;
    };
    expect(signedBoth(draft)).toBe(0);
    expect(signedBoth(withRules(draft, [wrong('witness-update', 'check-then-store')]))).toBe(1);
  });
});

test('the same witnesses refuse another view, and count as asked for both', () => {
  const world = worldOf(4, 2);
  world.publish(0, 1);
  world.publishSplitView(1);
  expect(world.observe()).toMatchObject({ askedBoth: 2, honestRequests: 2, signedBoth: 0, viewsTaken: 1 });
  expect(world.bundle.aim.witnessBeyond(0)).toBe(3);
});

test('a view is split off only from one that was published', () => {
  const world = worldOf(4, 2);
  expect(world.bundle.isPublished).toBe(false);
  world.publish(0, 0);
  expect(world.bundle.isPublished).toBe(true);
});

describe('a lie to all', () => {
  test('is shown to each consumer, and no split view', () => {
    const world = worldOf(2, 1);
    world.lieToAll(0);
    world.publish(0, 1);
    for (let consumer = 0; consumer < CONSUMERS; consumer++) world.audit(consumer, 0);
    expect(world.observe().audits[0]).toMatchObject({
      taken: true,
      isLie: true,
      otherTaken: false,
      onePair: true,
    });
    expect(world.observe().audits[1]).toMatchObject({
      taken: true,
      isLie: true,
      otherTaken: false,
      onePair: true,
    });
  });

  test('is none once the truth was published', () => {
    const world = worldOf(2, 1);
    world.publish(0, 0);
    world.lieToAll(0);
    world.audit(0, 0);
    expect(world.observe().audits[0]).toMatchObject({ isLie: false, onePair: true });
  });
});

describe('corrupt witnesses', () => {
  test('are at most f', () => {
    for (const f of [0, 1, 2]) {
      const world = worldOf(3, 1, withLimits(draft, { corrupt_witnesses: f }));
      for (const number of [0, 1, 1, 2]) world.corrupt(number);
      world.publish(0, 0);
      for (const number of [0, 1, 2]) world.audit(0, number);
      const { audits } = world.observe();
      expect(audits.filter(({ honestAsked }) => honestAsked === 0).length, `f = ${f}`).toBe(f);
    }
  });

  test('frame an honest collector, unless its own signature is asked for', () => {
    const outcomeOf = (revision: Revision) => {
      const world = worldOf(2, 1, revision);
      world.publish(0, 0);
      world.answerFalsely(0, 1);
      return world.observe().audits[0]?.outcome;
    };
    expect(outcomeOf(draft)).toBe(AUDIT.split);
    expect(outcomeOf(withRules(draft, [wrong('auditor-evidence', 'both-signatures')]))).toBe(AUDIT.unproven);
  });
});

test('an answer in the name of a witness is forged just where the witness did not cosign it', () => {
  const world = worldOf(2, 1);
  world.publish(0, 0);
  const answer = (witness: number, what: (typeof ANSWERS)[number]) =>
    world.answerInName(0, witness, ANSWERS.indexOf(what));
  answer(0, 'the aggregates as they are');
  answer(1, 'the aggregates as they are');
  answer(0, 'others');
  const { audits } = world.observe();
  expect(audits.slice(0, 3).map(({ forged }) => forged)).toEqual([false, true, true]);
});

describe('the next bundle', () => {
  test('is asked of every witness, with one of another id in step with the one before', () => {
    const world = worldOf(3, 1);
    world.publishNextBundle();
    expect(world.observe()).toMatchObject({ requestCount: 6, honestRequests: 6, presentationCount: 0 });
    world.turnTo(placeOfBundle(0, 1));
    world.publish(0, 0);
    expect(world.observe().requests[6]).toMatchObject({ first: false, sameAsFirst: true, cosigned: true });
  });

  test('is answered about as another bundle, and not before it is there', () => {
    const world = worldOf(2, 1);
    world.publish(0, 0);
    const next = ANSWERS.indexOf('the next bundle');
    world.answerInName(0, 0, next);
    expect(world.observe().auditCount).toBe(0);
    world.publishNextBundle();
    world.answerInName(0, 0, next);
    expect(world.observe().audits[0]).toMatchObject({ intercepted: true, genuine: true, sameBundle: false });
  });
});

test('a view that a collector had cosigned counts as published, though it was shown to nobody', () => {
  const world = worldOf(2, 1);
  world.publish(0, 0);
  world.requestOfOther(1);
  world.audit(0, 1);
  expect(world.observe().audits[0]).toMatchObject({ onePair: false, outcome: AUDIT.split });
});

test('what a corrupt witness answers is no request that is judged', () => {
  const world = worldOf(2, 1);
  world.corrupt(0);
  world.publish(0, 0);
  world.publishSplitView(1);
  expect(world.observe()).toMatchObject({ requestCount: 0, honestRequests: 0, viewsTaken: 2 });
});

test('nobody is asked for both views before a quorum was asked for one', () => {
  const world = worldOf(4, 2);
  world.show(0);
  world.request(0);
  expect(world.bundle.aim.hasAsked).toBe(false);
  world.publish(0, 0);
  expect(world.bundle.aim.hasAsked).toBe(true);
});

test('where an operator runs two witnesses, both are corrupt, and no more than f operators are', () => {
  const corrupted = (...choices: Parameters<typeof withRules>[1]) => {
    const world = worldOf(5, 2, withRules(withLimits(draft, { corrupt_witnesses: 1 }), choices));
    world.corrupt(3);
    world.corrupt(0);
    world.publish(0, 2);
    world.publishElsewhere(1, 2);
    return world.observe().viewsTaken;
  };
  // Witnesses 2 and 3 make a quorum of both views where both are corrupt.
  expect([corrupted(), corrupted(wrong('witness-operators', 'two-of-one'))]).toEqual([1, 2]);
});
