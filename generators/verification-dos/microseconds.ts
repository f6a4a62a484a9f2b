import type { Nanoseconds } from '../../spec/language/notation.ts';

/** 8700 ns as "8.7 us". */
export function inMicroseconds(cost: Nanoseconds): string {
  const fraction = (cost % 1000n).toString().padStart(3, '0').replace(/0+$/, '');
  return `${cost / 1000n}${fraction === '' ? '' : `.${fraction}`} us`;
}
