import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CwtCounter, type Epoch, type TickInstant, vantageId } from '../../spec/language/notation.ts';
import { type CwtFields, cwtLayout, decodeCwt, encodeCwt, expiryOffset } from './cwt.ts';

const fields = (over: Partial<CwtFields> = {}): CwtFields => ({
  vantage: vantageId('vé'),
  epoch: (2 ** 53 - 1) as Epoch,
  counter: 258 as CwtCounter,
  expiresAt: (2 ** 32 + 1) as TickInstant,
  payload: Uint8Array.of(0xaa, 0xbb),
  ...over,
});

const OCTETS = [
  '00000003 76c3a9', // id: 3 octets
  '001fffffffffffff', // epoch
  '0000000000000102', // counter
  '0000000100000001', // expires_at
  '00000002 aabb', // payload: 2 octets
  '00'.repeat(32), // tag, not filled in
]
  .join('')
  .replaceAll(' ', '');

const octetsOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));

function reasonOf(octets: Uint8Array): string {
  const read = decodeCwt(octets);
  return read.ok ? 'none' : read.fault.reason;
}

function altered(at: number, ...octets: number[]): Uint8Array {
  const copy = octetsOf(OCTETS);
  copy.set(octets, at);
  return copy;
}

test('a snapshot stands on the wire as drawn', () => {
  expect(Buffer.from(encodeCwt(fields())).toString('hex')).toBe(OCTETS);
});

test.each([
  fields(),
  fields({ vantage: vantageId(''), payload: new Uint8Array(0) }),
  fields({ vantage: vantageId('\ufeffv') }),
  fields({ vantage: vantageId('a'.repeat(257)), epoch: 0 as Epoch, counter: 0 as CwtCounter }),
])('comes out as it went in (%#)', (sent) => {
  const read = decodeCwt(encodeCwt(sent));
  expect(read).toEqual({ ok: true, value: sent });
});

describe('refuses', () => {
  test.each([
    ['nothing at all', new Uint8Array(0), 'length'],
    ['one octet less than the least', octetsOf('00'.repeat(63)), 'length'],
    ['one octet less than the lengths say', octetsOf(OCTETS.slice(0, -2)), 'length'],
    ['one octet more', octetsOf(`${OCTETS}00`), 'length'],
    ['a payload longer than the packet', altered(31, 0xff, 0xff, 0xff, 0xff), 'length'],
    ['an id longer than the packet', altered(0, 0xff, 0xff, 0xff, 0xff), 'vantage id'],
    ['an id that is not UTF-8', altered(5, 0xff), 'vantage id'],
    ['half a surrogate pair in the id', altered(4, 0xed, 0xa0, 0x80), 'vantage id'],
    ['epoch 2^53', altered(7, 0, 0x20, 0, 0, 0, 0, 0, 0), 'epoch'],
    ['counter 2^53', altered(15, 0, 0x20, 0, 0, 0, 0, 0, 0), 'counter'],
    ['expires_at 2^64 - 1', altered(23, ...new Array(8).fill(0xff)), 'expires_at'],
  ])('%s', (_, octets, reason) => {
    expect(reasonOf(octets)).toBe(reason);
  });
});

test('what is accepted is written in one way only, whatever the octets are', () => {
  const any = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.tuple(fc.nat(68), fc.nat(255)).map(([at, octet]) => altered(at, octet)),
  );
  let accepted = 0;
  fc.assert(
    fc.property(any, (octets) => {
      const read = decodeCwt(octets);
      if (!read.ok) return;
      accepted++;
      expect(encodeCwt(read.value).subarray(0, -32)).toEqual(octets.subarray(0, -32));
    }),
    { seed: 1, numRuns: 2000 },
  );
  expect(accepted).toBeGreaterThan(200);
});

test('the layout covers every bit once, and knows where expires_at is', () => {
  const layout = cwtLayout(3, 2);
  const last = layout.at(-1);
  expect((last?.firstBit ?? 0) + (last?.bits ?? 0)).toBe(OCTETS.length * 4);
  expect(layout.find(({ name }) => name === 'expires_at')?.firstBit).toBe(8 * expiryOffset(3));
  expect(OCTETS.slice(2 * expiryOffset(3), 2 * expiryOffset(3) + 16)).toBe('0000000100000001');
});
