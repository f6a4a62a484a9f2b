import { describe, expect, it } from 'vitest';
import { coveringFree, subsetsOf } from './choice-sets.ts';

describe('subsets', () => {
  it('come smallest first, and are as many as the binomials say', () => {
    const all = [...subsetsOf(['a', 'b', 'c', 'd'], 3)];
    expect(all).toHaveLength(1 + 4 + 6 + 4);
    expect(all.slice(0, 3)).toEqual([[], ['a'], ['b']]);
    expect(all.at(-1)).toEqual(['b', 'c', 'd']);
  });
});

describe('sets without a forbidden one', () => {
  it('are one, of everything, where nothing is forbidden', () => {
    expect(coveringFree(['a', 'b'], ['x'], [['y', 'a']], 3)).toEqual([['a', 'b']]);
  });

  it('are none where what is there is forbidden, the empty set above all', () => {
    expect(coveringFree(['a'], ['x'], [['x']], 3)).toEqual([]);
    expect(coveringFree(['a'], [], [[]], 3)).toEqual([]);
  });

  it.each([0, 1, 2, 3])('hold every free set of at most %i elements, and none that is not free', (most) => {
    const elements = ['a', 'b', 'c', 'd', 'e'];
    const forbidden = [
      ['a', 'b'],
      ['b', 'c', 'd'],
      ['e', 'x'],
      ['c', 'z'],
    ];
    const isFree = (set: readonly string[]) =>
      !forbidden.some((one) => one.every((each) => set.includes(each) || each === 'x'));
    const found = coveringFree(elements, ['x'], forbidden, most);
    expect(found.every(isFree)).toBe(true);
    for (const small of subsetsOf(elements, most)) {
      const isHeld = found.some((set) => small.every((each) => set.includes(each)));
      expect(isHeld, small.join(' ')).toBe(isFree(small));
    }
  });
});
