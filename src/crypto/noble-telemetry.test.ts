import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  type BfdSequence,
  type CwtCounter,
  type Epoch,
  type TickInstant,
  type Vantage,
  vantageId,
} from '../../spec/language/notation.ts';
import { type RuleChoice, wrong } from '../../spec/rules/catalogue.ts';
import { KeySchedule, SEARCHED_OPERATOR_KEY } from '../keys/keys.ts';
import type { BfdForgery, CwtForgery } from '../messages/packets.ts';
import { withRules } from '../revision/build.ts';
import { loadRevision } from '../revision/load.ts';
import { IdealTelemetryCrypto } from './ideal-telemetry.ts';
import { NobleTelemetryCrypto } from './noble-telemetry.ts';
import type { TelemetryCrypto } from './telemetry-crypto.ts';

const revision = loadRevision('draft-00');
const CWT_FORGERIES: readonly CwtForgery[] = ['counter', 'epoch', 'expiry', 'tag', 'fabricated'];
const BFD_FORGERIES: readonly BfdForgery[] = ['sequence', 'tag', 'fabricated'];

const sealed = (crypto: TelemetryCrypto, vantage = 1, epoch = 5) =>
  crypto.sealCwt(vantage as Vantage, epoch as Epoch, 7 as CwtCounter, 9 as TickInstant, 3 as BfdSequence);
const pushed = (crypto: TelemetryCrypto, sequence = 3) =>
  crypto.sealBfd(1 as Vantage, sequence as BfdSequence);

const sealedBy = (crypto: TelemetryCrypto, keyOf: number) =>
  crypto.sealCwt(
    1 as Vantage,
    5 as Epoch,
    7 as CwtCounter,
    9 as TickInstant,
    3 as BfdSequence,
    keyOf as Vantage,
  );
const pushedBy = (crypto: TelemetryCrypto, keyOf: number) =>
  crypto.sealBfd(1 as Vantage, 3 as BfdSequence, keyOf as Vantage);

/** What a level says to everything that can be done to a packet, in protocol terms. */
function answers(crypto: TelemetryCrypto): unknown {
  const own = sealed(crypto);
  const push = pushed(crypto);
  const cwt = CWT_FORGERIES.map((field) => crypto.forgeCwt(own, field, 2));
  const bfd = BFD_FORGERIES.map((field) => crypto.forgeBfd(push, field, 2));
  const isAuthentic = (one: typeof own) => crypto.isCwtAuthentic(one, one.epoch);
  return {
    genuine: [isAuthentic(own), crypto.isBfdAuthentic(push)],
    keyOfAnother: [isAuthentic(sealedBy(crypto, 2)), crypto.isBfdAuthentic(pushedBy(crypto, 2))],
    otherEpoch: crypto.isCwtAuthentic(own, 6 as Epoch),
    cwt: cwt.map(({ proof, ...fields }) => fields),
    bfd: bfd.map(({ proof, ...fields }) => fields),
    cwtAuthentic: cwt.map(isAuthentic),
    bfdAuthentic: bfd.map((one) => crypto.isBfdAuthentic(one)),
  };
}

describe('agrees with ideal tags on every forgery', () => {
  const rows: readonly (readonly RuleChoice[])[] = [
    [],
    [wrong('cwt-mac-coverage', 'all-but-expiry')],
    [wrong('cwt-mac-coverage', 'payload-only')],
    [wrong('bfd-tag-length', '12-octets')],
    [wrong('half-pairing', 'bound')],
    [wrong('bfd-key-scope', 'deployment')],
  ];

  test.each(rows)('rules %#', (...choices) => {
    const { rules } = withRules(revision, choices);
    const ideal = answers(new IdealTelemetryCrypto(rules));
    expect(answers(new NobleTelemetryCrypto(rules))).toEqual(ideal);
    expect(ideal).toMatchObject({
      genuine: [true, true],
      bfdAuthentic: [false, false, false],
      keyOfAnother: [false, rules['bfd-key-scope'] === 'deployment'],
    });
  });
});

test('a bound snapshot covers the bfd_seq of its push with its tag', () => {
  const { rules } = withRules(revision, [wrong('half-pairing', 'bound')]);
  const crypto = new NobleTelemetryCrypto(rules);
  const own = sealed(crypto);
  expect([own.boundTo, sealed(new NobleTelemetryCrypto(revision.rules)).boundTo]).toEqual([3, null]);
  const octets = (own.proof as Uint8Array).slice();
  octets[octets.length - 33] = (octets[octets.length - 33] as number) ^ 1;
  expect(crypto.isCwtAuthentic({ ...own, proof: octets }, own.epoch)).toBe(false);
});

describe('what only octets can show', () => {
  test('a tag that is compared but for its last octet passes with a flipped last bit', () => {
    const { rules } = withRules(revision, [wrong('tag-comparison', 'all-but-last')]);
    const crypto = new NobleTelemetryCrypto(rules);
    const forged = crypto.forgeCwt(sealed(crypto), 'tag', 1);
    expect(crypto.isCwtAuthentic(forged, forged.epoch)).toBe(true);
    expect(crypto.isBfdAuthentic(crypto.forgeBfd(pushed(crypto), 'tag', 1))).toBe(true);
    expect(crypto.isBfdAuthentic(crypto.forgeBfd(pushed(crypto), 'fabricated', 1))).toBe(false);
  });

  test('a tag over the mandatory section alone leaves bfd_seq open', () => {
    const { rules } = withRules(revision, [wrong('bfd-mac-coverage', 'mandatory-section')]);
    const crypto = new NobleTelemetryCrypto(rules);
    const forged = crypto.forgeBfd(pushed(crypto), 'sequence', 2);
    expect([forged.sequence, crypto.isBfdAuthentic(forged)]).toEqual([5, true]);
  });

  test('bfd_seq has 32 bits', () => {
    const crypto = new NobleTelemetryCrypto(revision.rules);
    expect(pushed(crypto, 2 ** 32 - 1).sequence).toBe(2 ** 32 - 1);
    expect(crypto.forgeBfd(pushed(crypto, 2 ** 32 - 1), 'sequence', 1).sequence).toBe(0);
  });
});

describe('tags are as node:crypto computes them, over octets cut by hand', () => {
  const crypto = new NobleTelemetryCrypto(revision.rules);
  const keys = new KeySchedule(SEARCHED_OPERATOR_KEY, revision.rules);
  const hmacHex = (key: Uint8Array, message: Uint8Array) =>
    createHmac('sha256', key).update(message).digest('hex');

  test('of a snapshot: all that stands in front of the tag', () => {
    const octets = sealed(crypto).proof as Uint8Array;
    const tag = Buffer.from(octets.slice(-32)).toString('hex');
    expect(tag).toBe(hmacHex(keys.epochKey(vantageId('v2'), 5 as Epoch), octets.slice(0, -32)));
  });

  test('of a push: all 64 octets, the tag taken as zero', () => {
    const octets = pushed(crypto).proof as Uint8Array;
    const zeroed = octets.slice().fill(0, 32);
    const tag = Buffer.from(octets.slice(32)).toString('hex');
    expect(tag).toBe(hmacHex(keys.bfdKey(vantageId('v2')), zeroed));
  });
});

test('two vantages and two epochs have keys of their own', () => {
  const crypto = new NobleTelemetryCrypto(revision.rules);
  const tags = [sealed(crypto, 0, 5), sealed(crypto, 1, 5), sealed(crypto, 1, 6)].map(({ proof }) =>
    Buffer.from((proof as Uint8Array).slice(-32)).toString('hex'),
  );
  expect(new Set(tags).size).toBe(3);
});

test('sealing and forging leave earlier packets as they were', () => {
  const crypto = new NobleTelemetryCrypto(revision.rules);
  const own = sealed(crypto);
  const push = pushed(crypto);
  for (const field of CWT_FORGERIES) crypto.forgeCwt(own, field, 1);
  for (const field of BFD_FORGERIES) crypto.forgeBfd(push, field, 1);
  pushed(crypto, 4);
  expect([crypto.isCwtAuthentic(own, own.epoch), crypto.isBfdAuthentic(push)]).toEqual([true, true]);
});

describe.each(['ideal', 'noble'] as const)('after K_op was replaced twice, on the %s level', (level) => {
  test.each([
    ['at-once', [false, false, true]],
    ['overlapping', [true, true, true]],
  ] as const)('%s: what was sealed under the first, the second and the third', (take, expected) => {
    const { rules } = withRules(revision, [wrong('key-rollover', take)]);
    const crypto = level === 'ideal' ? new IdealTelemetryCrypto(rules) : new NobleTelemetryCrypto(rules);
    const halves = [0, 1, 2].map((key) => {
      if (key > 0) crypto.rollKey();
      return [sealed(crypto), pushed(crypto)] as const;
    });
    expect(halves.map(([cwt]) => crypto.isCwtAuthentic(cwt, cwt.epoch))).toEqual(expected);
    expect(halves.map(([, bfd]) => crypto.isBfdAuthentic(bfd))).toEqual(expected);
    const apart = halves.map(([cwt]) => halves.map(([, bfd]) => crypto.isUnderOneKey(cwt, cwt.epoch, bfd)));
    if (take === 'overlapping') {
      expect(apart).toEqual([
        [true, false, false],
        [false, true, false],
        [false, false, true],
      ]);
    }
    expect(crypto.operatorKey).toBe(2);
    crypto.start();
    expect([crypto.operatorKey, crypto.isBfdAuthentic(pushed(crypto))]).toEqual([0, true]);
  });
});
