import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BfdSequence, Microseconds } from '../../spec/language/notation.ts';
import {
  BFD_FLAG,
  BFD_LAYOUT,
  BFD_OCTETS,
  BFD_STATE,
  type BfdControl,
  bfdLayout,
  decodeBfd,
  encodeBfd,
} from './bfd.ts';

/** The fields of a BFD packet that the unit tests of FreeRADIUS hold, with an authentication section behind them. */
const PACKET: BfdControl = {
  diagnostic: 0,
  state: BFD_STATE.up,
  flags: BFD_FLAG.authentication,
  detectMultiplier: 3,
  myDiscriminator: 0xdeadbeef,
  yourDiscriminator: 0x21126809,
  desiredMinTx: 31 as Microseconds,
  requiredMinRx: 127 as Microseconds,
  requiredMinEchoRx: 255 as Microseconds,
  keyId: 7,
  sequence: 0xfffffffe as BfdSequence,
};
/** There: 20c00318..., without the A bit and with Length 24. */
const MANDATORY = '20c40340deadbeef211268090000001f0000007f000000ff';
const OCTETS = `${MANDATORY}fd280700fffffffe${'00'.repeat(32)}`;

function altered(at: number, ...octets: number[]): Uint8Array {
  const copy = Uint8Array.from(Buffer.from(OCTETS, 'hex'));
  copy.set(octets, at);
  return copy;
}

function reasonOf(octets: Uint8Array): string {
  const read = decodeBfd(octets);
  return read.ok ? 'none' : read.fault.reason;
}

test('a push stands on the wire as drawn', () => {
  expect(Buffer.from(encodeBfd(PACKET)).toString('hex')).toBe(OCTETS);
});

test('comes out as it went in', () => {
  const every = {
    ...PACKET,
    diagnostic: 31,
    state: BFD_STATE.adminDown,
    flags: 0x3e,
    detectMultiplier: 255,
    yourDiscriminator: 0,
    desiredMinTx: 0xffffffff as Microseconds,
    keyId: 255,
  };
  expect(decodeBfd(encodeBfd(PACKET))).toEqual({ ok: true, value: PACKET });
  expect(decodeBfd(encodeBfd(every))).toEqual({ ok: true, value: every });
});

describe('refuses, in the order of RFC 5880 section 6.8.6', () => {
  test.each([
    ['nothing at all', new Uint8Array(0), 'length'],
    ['63 octets', altered(0).slice(0, 63), 'length'],
    ['65 octets', new Uint8Array(65), 'length'],
    ['version 0', altered(0, 0x00), 'version'],
    ['version 2 before all else', altered(0, 0x40, 0xc1, 0, 0), 'version'],
    ['Length 24', altered(3, 24), 'length'],
    ['Length 65', altered(3, 65), 'length'],
    ['Length before Detect Mult', altered(2, 0, 0), 'length'],
    ['Detect Mult 0', altered(2, 0), 'detect multiplier'],
    ['the M bit', altered(1, 0xc5), 'multipoint bit'],
    ['My Discriminator 0', altered(4, 0, 0, 0, 0), 'my discriminator'],
    ['Your Discriminator 0 while up', altered(8, 0, 0, 0, 0), 'your discriminator'],
    ['Your Discriminator 0 in Init', altered(1, 0x84, 3, 64, 0, 0, 0, 1, 0, 0, 0, 0), 'your discriminator'],
    ['no authentication', altered(1, 0xc0), 'authentication bit'],
    ['an assigned authentication type', altered(24, 5), 'authentication type'],
    ['Auth Len 28', altered(25, 28), 'authentication length'],
  ])('%s', (_, octets, reason) => {
    expect(reasonOf(octets)).toBe(reason);
  });
});

test('Your Discriminator 0 passes while the session is down', () => {
  expect(reasonOf(altered(1, 0x44, 3, 64, 0, 0, 0, 1, 0, 0, 0, 0))).toBe('none');
});

test('the reserved octet is not looked at (RFC 5880 section 4.4)', () => {
  expect(reasonOf(altered(27, 0xff))).toBe('none');
});

test('what is accepted is written in one way only, whatever the octets are', () => {
  const any = fc
    .array(fc.tuple(fc.nat(63), fc.nat(255)), { maxLength: 3 })
    .map((changes) => changes.reduce((octets, [at, octet]) => octets.fill(octet, at, at + 1), altered(0)));
  let accepted = 0;
  fc.assert(
    fc.property(any, (octets) => {
      const read = decodeBfd(octets);
      if (!read.ok) return;
      accepted++;
      const written = encodeBfd(read.value);
      expect(written.subarray(0, 27)).toEqual(octets.subarray(0, 27));
      expect(written.subarray(28, 32)).toEqual(octets.subarray(28, 32));
    }),
    { seed: 1, numRuns: 2000 },
  );
  expect(accepted).toBeGreaterThan(200);
});

test('the layout covers every bit once', () => {
  let next = 0;
  for (const { firstBit, bits } of BFD_LAYOUT) {
    expect(firstBit).toBe(next);
    next += bits;
  }
  expect(next).toBe(8 * BFD_OCTETS);
});

test('a tag of 12 octets, as the published capture has it, makes a packet of 44', () => {
  const octets = encodeBfd(PACKET, 12);
  expect(Buffer.from(octets).toString('hex')).toBe(
    `${MANDATORY.slice(0, 6)}2c${MANDATORY.slice(8)}fd140700fffffffe${'00'.repeat(12)}`,
  );
  expect(decodeBfd(octets, 12)).toEqual({ ok: true, value: PACKET });
  expect(decodeBfd(octets)).toMatchObject({ ok: false, fault: { reason: 'length', found: 44 } });
  expect(bfdLayout(12).at(-1)).toEqual({ name: 'BFD tag', firstBit: 256, bits: 96 });
});
