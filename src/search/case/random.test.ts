import fc from 'fast-check';
import { expect, test } from 'vitest';
import { streamSeed } from './address.ts';
import { BlockRandom, Draws } from './random.ts';

const ADDRESS = { seed: 1, check: 'T-RC-1.A', streamVersion: 1, block: 0 };

function firstWords(random: BlockRandom): number[] {
  return Array.from({ length: 4 }, () => random.next());
}

/** The words that fast-check hands to an arbitrary that asks for two a case, as the scripts of a block do. */
class TwoWords extends fc.Arbitrary<null> {
  readonly words: number[] = [];

  override generate(random: fc.Random): fc.Value<null> {
    this.words.push(random.nextInt(), random.nextInt());
    return new fc.Value(null, undefined);
  }
  override canShrinkWithoutContext(value: unknown): value is null {
    return value === null;
  }
  override shrink(): fc.Stream<fc.Value<null>> {
    return fc.Stream.nil();
  }
}

/** Eight a line, in hexadecimal. */
function inLines(words: readonly number[]): string[] {
  const hex = words.map((word) => (word >>> 0).toString(16).padStart(8, '0'));
  return Array.from({ length: hex.length / 8 }, (_, line) => hex.slice(line * 8, line * 8 + 8).join(' '));
}

/** What the first 32 cases of block 0 are drawn from: where this changes, every address means another case. */
const PINNED: Readonly<Record<string, readonly string[]>> = {
  'T-RC-1.A': [
    '9de291ec ff1017b5 b8cb70d3 098f875f dd499629 086a8633 1d4f2661 128eb1b6',
    '3e69d755 ed2f986f 8369f60f 94a62b95 1fb0c597 65ecdf94 3bf24696 cab410bc',
    '52a178d1 fbc0b655 050778a7 17ec2755 080e8ebd b7791fdf 0d47844f 5ec3b1d3',
    '7f17766a 6563705e 2affad48 90174b0b e64493be 8caac420 130b218e f2418e68',
    '84348f9e 60fa70da 64d90fa1 44448334 60b425d8 391cd994 be9afc37 9b17118d',
    '211f5a1d a2ff9dc8 457f9b86 2412aeb3 f73f3f9b 3a94d6b4 58c29e2b c4c4934d',
    '8ea7c5de 1b9eeb25 27a3817b 0e8d299c f9c21b27 64690895 ea61dcc6 9c196609',
    '35416162 f28d7e8e 1c792d2b 37d3a064 bcca3586 4f7f7271 0cfc06be ee11531b',
  ],
  'directed T-RC-1.A': [
    '0becad94 883c71db e50866cd f263d3e5 6756dcaa 25f4dfa5 acefe47b ebe5e5ff',
    '19a83c89 ed8c0ffe c02e3a1f c273ba85 77ad3676 fba5d6df 6845b973 24d62f7b',
    'd31340d7 e4d57a68 3fa8eec6 a4c54cb0 6a46d3ba f3017667 fe128bbe 3e2b696f',
    '47e19cf9 99e5fd7a 019e2a25 6772bc4f 3b749038 fea992dd 4251f92f 2948d742',
    'd0ab6088 6f9d528f 3cb8df00 9cb457be 62837464 d3b2718a 2129b045 2cefd540',
    'd72b0e4f f9554176 f7c2d3b3 776f46cb 5f586337 9e9ee7a3 c5cfd69f 8ffdc1c5',
    'cfcc122b d16d293e ed4a2b86 43a03957 f6451b19 3985f285 e1742a3d 3664968e',
    '782c9f7e 79840da7 d1dc3208 a9e0d9ac 4f532c81 bb0485f4 f9861b95 0b6e8044',
  ],
};

test.each(Object.entries(PINNED))(
  'the first 64 words of the stream of %s are the pinned ones',
  (check, pinned) => {
    const asked = new TwoWords();
    const seed = streamSeed({ ...ADDRESS, seed: 20260527, check });
    fc.assert(
      fc.property(asked, () => true),
      { numRuns: 32, randomType: () => new BlockRandom(seed) },
    );
    expect(inLines(asked.words)).toEqual(pinned);
  },
);

test('the draws of one case are the pinned ones', () => {
  const draws = new Draws();
  draws.start(0x9de291ec | 0, 0xff1017b5 | 0);
  expect(Array.from({ length: 8 }, () => draws.below(2 ** 31))).toEqual([
    1370630328, 2136730174, 992355777, 338812571, 460977343, 1655901596, 700321046, 590240499,
  ]);
});

test('a change anywhere in the address changes the stream', () => {
  const streams = [
    ADDRESS,
    { ...ADDRESS, seed: 2 },
    { ...ADDRESS, check: 'T-RC-1.B' },
    { ...ADDRESS, streamVersion: 2 },
    { ...ADDRESS, block: 1 },
  ].map((address) => firstWords(new BlockRandom(streamSeed(address))).join());
  expect(new Set(streams).size).toBe(streams.length);
});

test('the stream of a case depends on its number only, not on what earlier cases drew', () => {
  const greedy = new BlockRandom(streamSeed(ADDRESS));
  const frugal = new BlockRandom(streamSeed(ADDRESS));
  greedy.jump();
  firstWords(greedy);
  greedy.jump();
  frugal.jump();
  frugal.jump();
  expect(firstWords(greedy)).toEqual(firstWords(frugal));
});

test('a clone draws the same words as its original, and neither moves the other', () => {
  const random = new BlockRandom(streamSeed(ADDRESS));
  random.jump();
  random.next();
  const clone = random.clone();
  expect(firstWords(clone)).toEqual(firstWords(random));
});

test('draws below a bound reach every value about equally often', () => {
  const draws = new Draws();
  const counts = [0, 0, 0, 0, 0, 0, 0];
  for (let first = 0; first < 70_000; first++) {
    draws.start(first, 12345);
    const value = draws.below(7);
    counts[value] = (counts[value] ?? 0) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
});
