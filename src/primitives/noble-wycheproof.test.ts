import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ed25519Verify, HmacSha256, hkdfExpand, hkdfExtract, hmacSha256 } from './noble.ts';

/**
 * The Wycheproof vectors are too large to carry along. MVPS_VECTORS names a folder that holds them as
 * `wycheproof/*_test.json`; without it the values of the RFCs in noble.test.ts are what there is.
 */
const folder = join(process.env.MVPS_VECTORS ?? '', 'wycheproof');
const isThere = process.env.MVPS_VECTORS !== undefined && existsSync(folder);

interface Vector {
  readonly tcId: number;
  readonly comment: string;
  readonly result: 'valid' | 'invalid';
  readonly [field: string]: unknown;
}
interface Group {
  readonly tests: readonly Vector[];
  readonly tagSize?: number;
  readonly publicKey?: { readonly pk: string };
}

const octets = (hex: unknown): Uint8Array => Uint8Array.from(Buffer.from(String(hex), 'hex'));

/** Every vector of a file as (title, group, vector); the numbers of valid and invalid ones are known. */
function vectorsOf(file: string, valid: number, invalid: number): (readonly [string, Group, Vector])[] {
  const { testGroups } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { testGroups: Group[] };
  const rows = testGroups.flatMap((group) =>
    group.tests.map((vector) => [`${vector.tcId} ${vector.comment}`, group, vector] as const),
  );
  const counts = [valid, invalid];
  expect(
    ['valid', 'invalid'].map((result) => rows.filter(([, , one]) => one.result === result).length),
  ).toEqual(counts);
  return rows;
}

describe('the RFC values are enough to start with', () => {
  test('MVPS_VECTORS names a folder with the Wycheproof files, or is not set', () => {
    expect(isThere).toBe(process.env.MVPS_VECTORS !== undefined);
  });
});

if (isThere) {
  test('HMAC-SHA256', () => {
    for (const [title, { tagSize }, { key, msg, tag, result }] of vectorsOf(
      'hmac_sha256_test.json',
      66,
      108,
    )) {
      const found = hmacSha256(octets(key), octets(msg));
      expect(Buffer.from(new HmacSha256(octets(key)).tag(octets(msg))), title).toEqual(Buffer.from(found));
      const cut = Buffer.from(found.slice(0, (tagSize ?? 0) / 8));
      expect(cut.equals(octets(tag)), title).toBe(result === 'valid');
    }
  });

  test('HKDF-SHA256', () => {
    for (const [title, , { ikm, salt, info, size, okm, result }] of vectorsOf(
      'hkdf_sha256_test.json',
      83,
      3,
    )) {
      const extracted = new HmacSha256(hkdfExtract(octets(salt), octets(ikm)));
      const expand = () => Buffer.from(hkdfExpand(extracted, octets(info), Number(size)));
      if (result === 'valid') expect(expand(), title).toEqual(Buffer.from(octets(okm)));
      else expect(expand, title).toThrow(RangeError);
    }
  });

  test('Ed25519', { timeout: 60_000 }, () => {
    for (const [title, { publicKey }, { msg, sig, result }] of vectorsOf('ed25519_test.json', 88, 63)) {
      const verdict = ed25519Verify(octets(sig), octets(msg), octets(publicKey?.pk));
      expect(verdict, title).toBe(result === 'valid');
    }
  });
}
