import { describe, expect, test } from 'vitest';
import { isPush, isSnapshot } from './well-formed.ts';

/** By hand: id "v1", epoch 0, counter 0, expires_at 3, a payload of one octet, a tag of zeros. */
const SNAPSHOT = [0, 0, 0, 2, 0x76, 0x31, ...zeros(16), ...zeros(7), 3, 0, 0, 0, 1, 9, ...zeros(32)];
/** Version 1, session up, A bit, multiplier 3, 64 octets, discriminators 1, type 253, 40 octets of authentication. */
const PUSH = [
  ...[0x20, 0xc4, 3, 64, 0, 0, 0, 1, 0, 0, 0, 1, ...zeros(12)],
  ...[253, 40, 1, 0, 0, 0, 0, 7, ...zeros(32)],
];

function zeros(count: number): number[] {
  return new Array<number>(count).fill(0);
}

const changed = (octets: readonly number[], at: number, to: number): Uint8Array =>
  Uint8Array.from(octets.with(at, to));

describe('a snapshot', () => {
  test('is its octets, no more and no fewer', () => {
    expect(isSnapshot(Uint8Array.from(SNAPSHOT))).toBe(true);
    expect(isSnapshot(Uint8Array.from([...SNAPSHOT, 0]))).toBe(false);
    expect(isSnapshot(Uint8Array.from(SNAPSHOT.slice(0, -1)))).toBe(false);
    expect(isSnapshot(new Uint8Array(0))).toBe(false);
  });

  test.each([
    ['an id that is longer than the packet', 0, 1, false],
    ['an id that is one octet shorter', 3, 1, false],
    ['an octet that no UTF-8 has', 4, 0xff, false],
    ['another letter', 4, 0x77, true],
    ['an epoch of 2^56', 6, 1, false],
    ['an epoch of 2^48', 7, 1, true],
    ['an epoch of 2^53', 7, 32, false],
    ['a counter of 2^56', 14, 1, false],
    ['an end of 2^56', 22, 1, false],
    ['a payload that is one octet longer', 33, 2, false],
    ['another tag', 66, 1, true],
  ] as const)('with %s', (_, at, to, expected) => {
    expect(isSnapshot(changed(SNAPSHOT, at, to))).toBe(expected);
  });
});

describe('a push', () => {
  test('is its octets, with the tag that it is asked for', () => {
    expect(isPush(Uint8Array.from(PUSH), 32)).toBe(true);
    expect(isPush(Uint8Array.from(PUSH), 12)).toBe(false);
    expect(isPush(Uint8Array.from([...PUSH, 0]), 32)).toBe(false);
    const short = [...PUSH.with(3, 44).with(25, 20).slice(0, 44)];
    expect(isPush(Uint8Array.from(short), 12)).toBe(true);
  });

  test.each([
    ['version 2', 0, 0x40, false],
    ['another diagnostic', 0, 0x21, true],
    ['the multipoint bit', 1, 0xc5, false],
    ['no A bit', 1, 0xc0, false],
    ['the poll bit', 1, 0xe4, true],
    ['multiplier 0', 2, 0, false],
    ['another length', 3, 63, false],
    ['my discriminator 0', 7, 0, false],
    ['your discriminator 0', 11, 0, false],
    ['another type', 24, 5, false],
    ['another length of the section', 25, 39, false],
    ['the reserved octet', 27, 1, true],
    ['another number', 31, 8, true],
  ] as const)('with %s', (_, at, to, expected) => {
    expect(isPush(changed(PUSH, at, to), 32)).toBe(expected);
  });

  test.each([
    ['down', 0x44, true],
    ['init', 0x84, false],
    ['administratively down', 0x04, true],
  ] as const)('of a session that is %s needs no discriminator', (_, octet, expected) => {
    expect(isPush(Uint8Array.from(PUSH.with(1, octet).with(11, 0)), 32)).toBe(expected);
  });
});
