import fc from 'fast-check';
import { expect, it } from 'vitest';
import { smallestPart } from './smallest-part.ts';

it('comes to a part that has the property and nothing that can be taken away', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.nat(40), { maxLength: 30 }),
      fc.array(fc.nat(40)),
      async (whole, some) => {
        const needed = some.filter((each) => whole.includes(each));
        const has = async (part: readonly number[]) => needed.every((each) => part.includes(each));
        expect([...(await smallestPart(whole, has))].sort()).toEqual([...new Set(needed)].sort());
      },
    ),
  );
});

it('keeps one of several parts that each are enough', async () => {
  const has = async (part: readonly string[]) =>
    part.includes('b') || (part.includes('a') && part.includes('c'));
  expect(await smallestPart(['a', 'b', 'c'], has)).toHaveLength(1);
  expect(await smallestPart(['a', 'c', 'd'], has)).toEqual(['a', 'c']);
});
