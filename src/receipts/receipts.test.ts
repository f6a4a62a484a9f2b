import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import { describe, expect, test } from 'vitest';
import { wrong } from '../../spec/rules/catalogue.ts';
import { withRules } from '../revision/build.ts';
import { loadRevision } from '../revision/load.ts';
import { PACKAGE_ROOT } from '../sources/package-root.ts';
import { receipts, writeReceipts } from './receipts.ts';

const revision = loadRevision('draft-00');
const [jointCost, verificationDos, overhead] = receipts(revision).map(({ text }) => JSON.parse(text));

test.each(receipts(revision))('the committed $file is up to date', ({ file, text }) => {
  expect(readFileSync(join(PACKAGE_ROOT, 'evidence', file), 'utf8')).toBe(text);
});

test.each(receipts(revision))('$file is canonical and holds no date or path', ({ text }) => {
  expect(text).toBe(`${canonicalize(JSON.parse(text))}\n`);
  expect(text).not.toMatch(/20\d\d-\d\d-\d\dT|\/home\/|\/tmp\/|\\\\/);
  expect(JSON.parse(text).inputs).toEqual({ revision: 'draft-00', digest: revision.digest });
});

describe('joint cost', () => {
  const percentAt = (name: string): string =>
    jointCost.scalePoints.find((point: { name: string }) => point.name === name).percentOfCore.decimal;

  test('five scale points, the two known ones with their published percentages', () => {
    expect(jointCost.scalePoints).toHaveLength(5);
    expect(percentAt('cwt-abstract')).toBe('0.882608');
    expect(percentAt('regime-c')).toBe('174.25216');
  });

  test('the running core agrees with the formula on every path', () => {
    for (const { paths, joint } of jointCost.scalePoints) {
      for (const { isEqual } of [paths.A, paths.B, paths.C, joint]) expect(isEqual).toBe(true);
    }
  });

  test('and would say so if it did not', () => {
    const other = withRules(revision, [wrong('mac-per-path', 'shared')]);
    const [text] = receipts(other).map((each) => each.text);
    expect(JSON.parse(text ?? '').scalePoints[0].paths.B).toEqual({
      closedForm: { decimal: '2400000', denominator: '1', numerator: '2400000' },
      metered: { decimal: '300000', denominator: '1', numerator: '300000' },
      isEqual: false,
    });
  });
});

describe('verification DoS', () => {
  const at = (F: number) => verificationDos.floodFactors.find((factor: { F: number }) => factor.F === F);

  test('six flood factors; without the limiter the ratio is F', () => {
    const factors = verificationDos.floodFactors;
    expect(factors).toHaveLength(6);
    for (const { F, withoutLimiter } of factors) expect(withoutLimiter.ratio.decimal).toBe(`${F}`);
  });

  test('from an empty bucket the bound of section 3 is attained from R_L on', () => {
    for (const F of [4, 16, 64, 256, 1024]) {
      const { bound, fromEmptyBucket } = at(F).withLimiter;
      expect(fromEmptyBucket.ratio).toEqual(bound);
      expect(fromEmptyBucket.isWithinBound).toBe(true);
    }
    expect(at(1).withLimiter.fromEmptyBucket.ratio.decimal).toBe('1.005747126436...');
  });

  test('9.89 at F = 1024 from an empty bucket, above it from a full one: 10.0 to three digits', () => {
    const { fromEmptyBucket, fromFullBucket } = at(1024).withLimiter;
    expect(fromEmptyBucket.ratio).toMatchObject({ numerator: '860', denominator: '87' });
    expect(fromFullBucket.ratio.decimal).toMatch(/^10\.015/);
    expect(fromFullBucket.isWithinBound).toBe(false);
  });
});

test('what was not measured here says so', () => {
  expect(overhead.origin).toMatchObject({ transcribed: true, measuredHere: false });
  expect(overhead.constants).toEqual({
    c_json: '4200',
    c_bfd_parse: '300',
    c_hmac: '2100',
    c_ed25519: '78800',
    c_xdp: '50',
  });
});

test('they are written whole, under their names', () => {
  const folder = mkdtempSync(join(tmpdir(), 'receipts-'));
  try {
    const files = writeReceipts(join(folder, 'evidence'), revision);
    expect(files).toHaveLength(3);
    expect(readdirSync(join(folder, 'evidence')).sort()).toEqual(
      receipts(revision)
        .map(({ file }) => file)
        .sort(),
    );
    expect(files.map((file) => readFileSync(file, 'utf8'))).toEqual(
      receipts(revision).map(({ text }) => text),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
