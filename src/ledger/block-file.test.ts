import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Closeness } from '../../spec/language/closeness.ts';
import type { BlockResult } from '../search/block/block-result.ts';
import type { BlockName } from '../search/run/block-name.ts';
import { BlockFile } from './block-file.ts';
import type { CampaignHeader } from './header.ts';
import { decodeRecord, encodeRecord, isRecord } from './record.ts';

const header: CampaignHeader = {
  schema: 'mvps-verify/campaign/1',
  tool: { version: '1' },
  digests: { spec: '', core: '', generators: '' },
  revision: { name: 'draft-00', digest: '' },
  seed: 1,
  cases: 4096 * 8,
  reachError: '1e-9',
  statements: ['T-VOLINV'],
  stored: '',
  shard: { index: 0, of: 1 },
};

const nameOf = (block: number): BlockName => ({
  of: { check: 'T-VOLINV', rules: [], side: 'own' },
  seed: 1,
  block,
});

/** Of integers beyond 2^53. */
const closenessOf = (block: number): Closeness => ({
  unit: 'ns',
  scale: 3n,
  found: 10n ** 20n + BigInt(block),
  sense: 'less than',
  allowed: 10n ** 21n,
});

function resultOf(block: number): BlockResult {
  return {
    digest: String(block).repeat(32).slice(0, 32),
    cases: 100 + block,
    discarded: block,
    reached: [block, 7],
    closest: block % 2 === 0 ? null : { closeness: closenessOf(block), script: [block] },
    failing: block % 2 === 0 ? null : [block, 2 ** 30],
    scripts: Float64Array.of(block, 2 ** 53 - 1),
    behaviours: new Float64Array(block % 3),
  };
}

const BLOCKS = [0, 1, 2, 5];
let folder: string;
const path = (): string => join(folder, 'blocks.jsonl');
const open = (durable = 0, forWriting = true): BlockFile =>
  BlockFile.open(folder, 'shown', header, 'the-header', { durable, forWriting });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'blocks-'));
  const blocks = open();
  for (const block of BLOCKS) blocks.append(nameOf(block), resultOf(block));
  blocks.close();
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Which blocks can be read, once the file is opened again. */
function readable(durable = 0): number[] {
  const blocks = open(durable);
  try {
    return Array.from({ length: 8 }, (_, block) => block).filter(
      (block) => blocks.read(nameOf(block)) !== null,
    );
  } finally {
    blocks.close();
  }
}

it('reads what was appended, and nothing else', () => {
  const blocks = open();
  for (const block of BLOCKS) expect(blocks.read(nameOf(block))).toEqual(resultOf(block));
  expect(blocks.read(nameOf(3))).toBeNull();
  expect(blocks.read({ ...nameOf(0), of: { check: 'T-VOLINV', rules: [], side: 'twin' } })).toBeNull();
  expect(blocks.blocks).toBe(BLOCKS.length);
  blocks.close();
});

describe('a tail that was torn', () => {
  it('is dropped wherever it was cut, and the blocks before it are kept', () => {
    const whole = readFileSync(path());
    const ends = [...whole.entries()].filter(([, octet]) => octet === 10).map(([at]) => at + 1);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length }), (size) => {
        writeFileSync(path(), whole.subarray(0, size));
        const kept = ends.filter((end) => end <= size).length - 1;
        expect(readable()).toEqual(BLOCKS.slice(0, Math.max(0, kept)));
        // What was dropped is gone from the file too, so that the next record starts a line.
        const blocks = open();
        blocks.append(nameOf(7), resultOf(7));
        blocks.close();
        expect(readable()).toContain(7);
      }),
    );
  });

  it('may be several lines of zeros, as after a loss of power', () => {
    appendFileSync(path(), `${'\0'.repeat(50)}\n${'\0'.repeat(9)}`);
    expect(readable()).toEqual(BLOCKS);
  });

  it('is left where it is by who only reads', () => {
    appendFileSync(path(), 'torn');
    const before = readFileSync(path(), 'utf8');
    const blocks = open(0, false);
    expect(blocks.blocks).toBe(BLOCKS.length);
    blocks.close();
    expect(readFileSync(path(), 'utf8')).toBe(before);
  });

  it('is refused where it was on the disk already', () => {
    const { length } = readFileSync(path());
    truncateSync(path(), length - 3);
    expect(() => open(length)).toThrow('shown/blocks.jsonl: the end of the file is missing');
    appendFileSync(path(), 'xyz');
    expect(() => open(length)).toThrow(
      'shown/blocks.jsonl: line 5: found a record that is cut short, expected a newline at its end',
    );
  });
});

it('any octet that is changed before the last record is refused, with its line', () => {
  const whole = readFileSync(path());
  const last = whole.lastIndexOf(10, whole.length - 2);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: last - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] as number) ^ change;
      writeFileSync(path(), damaged);
      expect(() => open()).toThrow(/^shown\/blocks\.jsonl: line [1-4]: found .*, expected /s);
    }),
  );
});

it('a record is decoded as it was encoded', () => {
  for (const block of BLOCKS) {
    const decoded = decodeRecord(encodeRecord(nameOf(block), resultOf(block)).trimEnd());
    expect(isRecord(decoded) && decoded).toEqual({ name: nameOf(block), result: resultOf(block) });
  }
});
