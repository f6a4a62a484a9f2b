import { describe, expect, test } from 'vitest';
import { type Epoch, type KeyPurpose, vantageId } from '../../spec/language/notation.ts';
import { type RuleChoice, type RuleChoices, wrong } from '../../spec/rules/catalogue.ts';
import { withRules } from '../revision/build.ts';
import { loadRevision } from '../revision/load.ts';
import { InfoEncoding } from './info.ts';

type KeyName = [purpose: KeyPurpose, id: string, epoch: number];

const revision = loadRevision('draft-00');

function infoOf(rules: RuleChoices, purpose: KeyPurpose, id: string, epoch: number): string {
  return Buffer.from(new InfoEncoding(rules).encode(purpose, vantageId(id), epoch as Epoch)).toString('hex');
}

test('each part stands behind its length', () => {
  const info = infoOf(revision.rules, 'K_v_epoch', 'vé', 2 ** 32 + 3);
  expect(info).toBe(
    ['00000009', '4b5f765f65706f6368', '00000003', '76c3a9', '00000008', '0000000100000003'].join(''),
  );
});

test('an empty id has a length too', () => {
  const info = infoOf(revision.rules, 'K_BFD_auth', '', 0);
  expect(info).toBe(`0000000a4b5f4246445f617574680000000000000008${'00'.repeat(8)}`);
});

describe('each wrong rule writes two names alike that the right one tells apart', () => {
  test.each<[RuleChoice, KeyName, KeyName]>([
    [wrong('info-encoding', 'one-octet-length'), ['K_v_epoch', '', 0], ['K_v_epoch', 'a'.repeat(256), 0]],
    [wrong('info-encoding', 'concatenated'), ['K_v_epoch', 'v1', 1], ['K_v_epoch', 'v', 11]],
    [wrong('info-purpose', 'omitted'), ['K_v_epoch', 'v', 0], ['K_BFD_auth', 'v', 0]],
    [wrong('info-purpose', 'one-label'), ['K_v_epoch', 'v', 0], ['K_BFD_auth', 'v', 0]],
    [wrong('info-epoch', 'omitted'), ['K_v_epoch', 'v', 0], ['K_v_epoch', 'v', 1]],
    [wrong('info-epoch', 'previous'), ['K_v_epoch', 'v', 0], ['K_v_epoch', 'v', 1]],
    [
      wrong('info-vantage', 'first-255'),
      ['K_v_epoch', 'a'.repeat(255), 0],
      ['K_v_epoch', 'a'.repeat(256), 0],
    ],
    [wrong('hkdf-salt', 'vantage-id'), ['K_v_epoch', 'v', 0], ['K_v_epoch', 'w', 0]],
    [wrong('info-epoch', '32-bit'), ['K_v_epoch', 'v', 1], ['K_v_epoch', 'v', 2 ** 32 + 1]],
    [wrong('info-vantage', 'case-folded'), ['K_v_epoch', 'V', 0], ['K_v_epoch', 'v', 0]],
    [wrong('info-vantage', 'normalised'), ['K_v_epoch', '\u00e9', 0], ['K_v_epoch', 'e\u0301', 0]],
  ])('%o', (choice, first, second) => {
    const { rules } = withRules(revision, [choice]);
    expect(infoOf(rules, ...first)).toBe(infoOf(rules, ...second));
    expect(infoOf(revision.rules, ...first)).not.toBe(infoOf(revision.rules, ...second));
  });

  test('255 octets are still told apart in one octet', () => {
    const { rules } = withRules(revision, [wrong('info-encoding', 'one-octet-length')]);
    expect(infoOf(rules, 'K_v_epoch', 'a'.repeat(255), 0)).not.toBe(infoOf(rules, 'K_v_epoch', '', 0));
  });
});

test('a separator tells the parts apart, because only the id may hold one', () => {
  const { rules } = withRules(revision, [wrong('info-encoding', 'separated')]);
  expect(Buffer.from(infoOf(rules, 'K_v_epoch', 'v/1', 12), 'hex').toString()).toBe('K_v_epoch/v/1/12');
  const names: KeyName[] = [];
  for (const purpose of ['K_v_epoch', 'K_BFD_auth'] as const)
    for (const id of ['', '/', 'v', 'v/', '/v', 'v/1', 'v/1/1', '1'])
      for (const epoch of [0, 1, 11]) names.push([purpose, id, epoch]);
  expect(new Set(names.map((name) => infoOf(rules, ...name))).size).toBe(names.length);
});

test.each(['\ud800', 'v\udc00', '\udc00\ud800'])('an id with half a surrogate pair is none (%#)', (text) => {
  expect(() => vantageId(text)).toThrow(RangeError);
});
