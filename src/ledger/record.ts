import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFaultFinder, type FaultFinder } from '../input/schema-faults.ts';
import type { BlockResult } from '../search/block/block-result.ts';
import type { Script } from '../search/case/scenario.ts';
import { restoreClosest, type StoredClosest, storeClosest } from '../search/measure/closest.ts';
import { packFingerprints, unpackFingerprints } from '../search/measure/fingerprint-bytes.ts';
import { type BlockName, parseBlock, printBlock } from '../search/run/block-name.ts';
import { PACKAGE_ROOT } from '../sources/package-root.ts';

/** A finished block as one line of a ledger holds it, behind the checksum of its text. */
interface Stored {
  readonly block: string;
  readonly digest: string;
  readonly cases: number;
  readonly discarded: number;
  readonly reached: readonly number[];
  readonly failing: Script | null;
  readonly closest: StoredClosest | null;
  /** Base64 of the hashes that no lower block of the ledger has. */
  readonly scripts: string;
  readonly behaviours: string;
}

/** A block that was read from a ledger. */
export interface BlockRecord {
  readonly name: BlockName;
  readonly result: BlockResult;
}

/** Why a line is not a record. */
export interface RecordFault {
  readonly found: string;
  readonly expected: string;
}

const CHECKSUM_DIGITS = 16;

/**
 * A record is one line:
 *
 *     checksum (16 hex digits) | space | JSON of the block | newline
 *
 * The checksum is the first 64 bits of SHA-256 over the JSON.
 */
export function encodeRecord(name: BlockName, result: BlockResult): string {
  const { digest, cases, discarded, reached, failing, closest, scripts, behaviours } = result;
  const stored: Stored = {
    block: printBlock(name),
    digest,
    cases,
    discarded,
    reached,
    failing,
    closest: storeClosest(closest),
    scripts: base64(scripts),
    behaviours: base64(behaviours),
  };
  const json = JSON.stringify(stored);
  return `${checksumOf(json)} ${json}\n`;
}

/** The record of a line without its newline, or what is wrong with it. */
export function decodeRecord(line: string): BlockRecord | RecordFault {
  const given = line.slice(0, CHECKSUM_DIGITS);
  const json = line.slice(CHECKSUM_DIGITS + 1);
  const checksum = checksumOf(json);
  if (line[CHECKSUM_DIGITS] !== ' ' || given !== checksum) {
    return { found: `a record whose checksum is ${checksum}`, expected: `${JSON.stringify(given)}` };
  }
  const stored = storedIn(json);
  if ('expected' in stored) return stored;
  const { block, digest, cases, discarded, reached, failing, closest, scripts, behaviours } = stored;
  const name = parseBlock(block);
  if (name === null)
    return { found: `the block ${JSON.stringify(block)}`, expected: 'the address of a block' };
  for (const [hashes, text] of Object.entries({ scripts, behaviours })) {
    const octets = Buffer.from(text, 'base64').length;
    if (octets % 7 !== 0)
      return { found: `${hashes} of ${octets} octets`, expected: 'seven octets for each' };
  }
  const hashes = { scripts: hashesOf(scripts), behaviours: hashesOf(behaviours) };
  const counted = { digest, cases, discarded, reached, failing, closest: restoreClosest(closest) };
  return { name, result: { ...counted, ...hashes } };
}

/** The checksum tells damage, and not whether what was written is a record. */
function storedIn(json: string): Stored | RecordFault {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { found: 'a text that is no JSON', expected: 'the JSON of a block' };
  }
  finder ??= createFaultFinder(JSON.parse(readFileSync(SCHEMA, 'utf8')));
  const [fault] = finder(value);
  return fault === undefined
    ? (value as Stored)
    : { found: `${fault.path}: ${fault.found}`, expected: fault.expected };
}

const SCHEMA = join(PACKAGE_ROOT, 'spec', 'schemas', 'block.schema.json');

let finder: FaultFinder | undefined;

/** Whether decoding came to a record. */
export function isRecord(decoded: BlockRecord | RecordFault): decoded is BlockRecord {
  return 'result' in decoded;
}

function checksumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, CHECKSUM_DIGITS);
}

function base64(fingerprints: Float64Array): string {
  return Buffer.from(packFingerprints(fingerprints)).toString('base64');
}

function hashesOf(text: string): Float64Array {
  return unpackFingerprints(Buffer.from(text, 'base64'));
}
