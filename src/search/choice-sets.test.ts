import { describe, expect, it } from 'vitest';
import { maximalFree, subsetsOf } from './choice-sets.ts';

describe('subsets', () => {
  it('come smallest first, and are as many as the binomials say', () => {
    const all = [...subsetsOf(['a', 'b', 'c', 'd'], 3)];
    expect(all).toHaveLength(1 + 4 + 6 + 4);
    expect(all.slice(0, 3)).toEqual([[], ['a'], ['b']]);
    expect(all.at(-1)).toEqual(['b', 'c', 'd']);
  });
});

describe('largest sets without a forbidden one', () => {
  it('is everything where nothing is forbidden', () => {
    expect(maximalFree(['a', 'b'], ['x'], [['y', 'a']])).toEqual([['a', 'b']]);
  });

  it('is nothing where what is there is forbidden, the empty set above all', () => {
    expect(maximalFree(['a'], ['x'], [['x']])).toEqual([]);
    expect(maximalFree(['a'], [], [[]])).toEqual([]);
  });

  it('agrees with trying every subset', () => {
    const elements = ['a', 'b', 'c', 'd', 'e'];
    const forbidden = [
      ['a', 'b'],
      ['b', 'c', 'd'],
      ['e', 'x'],
      ['c', 'z'],
    ];
    const isFree = (set: readonly string[]) =>
      !forbidden.some((one) => one.every((each) => set.includes(each) || each === 'x'));
    const free = [...subsetsOf(elements, 5)].filter(isFree);
    const largest = free.filter(
      (set) => !free.some((other) => other.length > set.length && set.every((each) => other.includes(each))),
    );
    const found = maximalFree(elements, ['x'], forbidden);
    expect([...found].map(String).sort()).toEqual(largest.map(String).sort());
  });
});
