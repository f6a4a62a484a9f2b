import { expect, test } from 'vitest';
import { streamSeed } from './address.ts';
import { BlockRandom, Draws } from './random.ts';

const ADDRESS = { seed: 1, check: 'T-RC-1.A', streamVersion: 1, block: 0 };

function firstWords(random: BlockRandom): number[] {
  return Array.from({ length: 4 }, () => random.next());
}

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

test('a clone goes on alike and apart', () => {
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
