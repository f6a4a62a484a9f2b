import { describe, expect, test } from 'vitest';
import {
  ed25519PublicKey,
  ed25519Sign,
  ed25519Verify,
  HmacSha256,
  hkdfExpand,
  hkdfExtract,
  hmacSha256,
  type SigningSeed,
  sha256,
} from './noble.ts';

const octets = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
const hexOf = (found: Uint8Array): string => Buffer.from(found).toString('hex');
const counting = (from: number, count: number): string =>
  hexOf(Uint8Array.from({ length: count }, (_, index) => from + index));

test('SHA-256 of "abc" is as FIPS 180-4 has it', () => {
  const expected = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  expect(hexOf(sha256(octets('616263')))).toBe(expected);
});

describe('HMAC-SHA256, RFC 4231', () => {
  test.each([
    [
      '1',
      '0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b',
      '4869205468657265',
      'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
    ],
    [
      '2',
      '4a656665',
      '7768617420646f2079612077616e7420666f72206e6f7468696e673f',
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    ],
    [
      '3',
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      'dd'.repeat(50),
      '773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe',
    ],
    [
      '4',
      counting(0x01, 25),
      'cd'.repeat(50),
      '82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b',
    ],
    [
      '5',
      '0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c',
      '546573742057697468205472756e636174696f6e',
      'a3b6167473100ee06e0c796c2955552b',
    ],
    [
      '6',
      'aa'.repeat(131),
      '54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579204669727374',
      '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
    ],
    [
      '7',
      'aa'.repeat(131),
      '5468697320697320612074657374207573696e672061206c6172676572207468616e20626c6f636b2d73697a65206b657920616e642061206c6172676572207468616e20626c6f636b2d73697a6520646174612e20546865206b6579206e6565647320746f20626520686173686564206265666f7265206265696e6720757365642062792074686520484d414320616c676f726974686d2e',
      '9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2',
    ],
  ])('case %s', (_, key, data, tag) => {
    const keyed = new HmacSha256(octets(key));
    expect(hexOf(hmacSha256(octets(key), octets(data))).slice(0, tag.length)).toBe(tag);
    expect(hexOf(keyed.tag(octets(data))).slice(0, tag.length)).toBe(tag);
  });

  test('two keys in turn do not disturb each other', () => {
    const first = new HmacSha256(octets('01'));
    const second = new HmacSha256(octets('02'));
    const message = octets('00'.repeat(100));
    const tags = [first, second, first, second].map((keyed) => hexOf(keyed.tag(message)));
    expect(tags.slice(2)).toEqual(tags.slice(0, 2));
    expect(tags[0]).toBe(hexOf(hmacSha256(octets('01'), message)));
    expect(tags[1]).toBe(hexOf(hmacSha256(octets('02'), message)));
  });
});

describe('HKDF-SHA256, RFC 5869', () => {
  test.each([
    [
      'A.1',
      '0b'.repeat(22),
      '000102030405060708090a0b0c',
      'f0f1f2f3f4f5f6f7f8f9',
      '077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5',
      '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
    ],
    [
      'A.2',
      counting(0x00, 80),
      counting(0x60, 80),
      counting(0xb0, 80),
      '06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244',
      'b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87',
    ],
    [
      'A.3',
      '0b'.repeat(22),
      '',
      '',
      '19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04',
      '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8',
    ],
  ])('%s', (_, ikm, salt, info, prk, okm) => {
    const extracted = hkdfExtract(octets(salt), octets(ikm));
    expect(hexOf(extracted)).toBe(prk);
    expect(hexOf(hkdfExpand(new HmacSha256(extracted), octets(info), okm.length / 2))).toBe(okm);
  });

  const extracted = new HmacSha256(hkdfExtract(octets(''), octets('0b')));

  test.each([0, -1, 1.5, Number.NaN, 255 * 32 + 1])('refuses %s octets', (length) => {
    expect(() => hkdfExpand(extracted, octets(''), length)).toThrow(RangeError);
  });

  test('expands to 255 blocks, the most there are', () => {
    expect(hkdfExpand(extracted, octets(''), 255 * 32)).toHaveLength(8160);
  });
});

describe('Ed25519, RFC 8032 section 7.1', () => {
  const vectors = [
    [
      'TEST 1',
      '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      '',
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    ],
    [
      'TEST 2',
      '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
      '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      '72',
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    ],
    [
      'TEST 3',
      'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
      'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
      'af82',
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
    ],
    [
      'TEST SHA(abc)',
      '833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42',
      'ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf',
      'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
      'dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704',
    ],
  ] as const;

  test.each(vectors)('%s', (_, secret, publicKey, message, signature) => {
    const seed = octets(secret) as SigningSeed;
    expect(hexOf(ed25519PublicKey(seed))).toBe(publicKey);
    expect(hexOf(ed25519Sign(octets(message), seed))).toBe(signature);
    expect(ed25519Verify(octets(signature), octets(message), octets(publicKey))).toBe(true);
    expect(ed25519Verify(octets(signature), octets(`${message}00`), octets(publicKey))).toBe(false);
  });

  const [, , publicKey, message, signature] = vectors[1];

  test('S plus the group order is refused: no second signature from a first', () => {
    const order = 0x1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3edn;
    const malleable = octets(signature);
    let s = BigInt(`0x${hexOf(malleable.slice(32).reverse())}`) + order;
    for (let index = 32; index < 64; index++, s >>= 8n) malleable[index] = Number(s & 0xffn);
    expect(ed25519Verify(malleable, octets(message), octets(publicKey))).toBe(false);
  });

  test('a key of small order is refused, with which ZIP-215 lets one signature fit every message', () => {
    const identity = octets(`01${'00'.repeat(31)}`);
    const fitsAll = octets(`01${'00'.repeat(63)}`);
    expect(ed25519Verify(fitsAll, octets('00'), identity)).toBe(false);
  });

  test('a wrong length is a wrong signature or key', () => {
    expect(ed25519Verify(octets(signature).slice(0, 63), octets(message), octets(publicKey))).toBe(false);
    expect(ed25519Verify(octets(signature), octets(message), octets(publicKey).slice(1))).toBe(false);
  });
});
