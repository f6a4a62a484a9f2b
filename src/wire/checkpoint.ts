import { decodeBase64, encodeBase64 } from './signed-note.ts';

/** A tree head and what else a log says with it (C2SP tlog-checkpoint). */
export interface CheckpointText {
  /** Not empty, without a newline. */
  readonly origin: string;
  /** Leaves of the tree. */
  readonly size: bigint;
  /** 32 octets. */
  readonly root: Uint8Array;
  /** Each not empty, without a newline. */
  readonly extensions: readonly string[];
}

const ROOT_OCTETS = 32;

/**
 * The text of a checkpoint (C2SP tlog-checkpoint v1.0.0), which a note then signs:
 *
 *   <origin> LF
 *   <tree size in decimal> LF
 *   <base64 of the root> LF
 *   <extension line> LF              as many as there are
 *
 * Throws a RangeError on what would read back as something else.
 */
export function encodeCheckpoint(checkpoint: CheckpointText): string {
  const { origin, size, root, extensions } = checkpoint;
  if (![origin, ...extensions].every(isLine)) {
    throw new RangeError('an origin or extension line is empty or holds a newline');
  }
  if (size < 0n || root.length !== ROOT_OCTETS) {
    throw new RangeError(`a tree has a size from 0 up and a root of ${ROOT_OCTETS} octets`);
  }
  return [origin, size, encodeBase64(root), ...extensions].map((line) => `${line}\n`).join('');
}

/** The fields of a checkpoint's text, or null where it is not one. */
export function decodeCheckpoint(text: string): CheckpointText | null {
  const lines = text.split('\n');
  if (lines.pop() !== '' || lines.includes('')) return null;
  const [origin = '', size = '', encodedRoot = '', ...extensions] = lines;
  const root = decodeBase64(encodedRoot);
  if (!/^(0|[1-9][0-9]*)$/.test(size) || root?.length !== ROOT_OCTETS) return null;
  return { origin, size: BigInt(size), root, extensions };
}

/** The first three lines: all that a cosignature which leaves extension lines out would cover. */
export function treeHeadOf(text: string): string {
  return text
    .split('\n', 3)
    .map((line) => `${line}\n`)
    .join('');
}

function isLine(line: string): boolean {
  return line !== '' && !line.includes('\n');
}
