import { readSync } from 'node:fs';

const CHUNK = 1 << 20;
const NEWLINE = 10;

/** One line of a file, without its newline. */
export interface Line {
  readonly text: string;
  /** Octets from the start of the file. */
  readonly offset: number;
  /** Octets with the newline. */
  readonly length: number;
  /** Counts from 1. */
  readonly number: number;
  /** Whether a newline ends it: the last line of a file may lack one. */
  readonly isWhole: boolean;
}

/** The lines of an open file from its start, read piece by piece. */
export function* linesOf(file: number): Generator<Line> {
  let rest: Buffer = Buffer.alloc(0);
  let offset = 0;
  let number = 0;
  const chunk = Buffer.alloc(CHUNK);
  for (let read = offset; ; ) {
    const count = readSync(file, chunk, 0, CHUNK, read);
    if (count === 0) break;
    read += count;
    const text = Buffer.concat([rest, chunk.subarray(0, count)]);
    let start = 0;
    for (let end = text.indexOf(NEWLINE); end >= 0; end = text.indexOf(NEWLINE, start)) {
      const length = end + 1 - start;
      yield { text: text.toString('utf8', start, end), offset, length, number: ++number, isWhole: true };
      offset += length;
      start = end + 1;
    }
    rest = Buffer.from(text.subarray(start));
  }
  if (rest.length > 0) {
    yield { text: rest.toString('utf8'), offset, length: rest.length, number: number + 1, isWhole: false };
  }
}
