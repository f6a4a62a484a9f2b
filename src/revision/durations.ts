/** Units of time, as the draft writes them, by their length in nanoseconds. */
const LENGTHS = { ns: 1n, us: 1000n, ms: 1_000_000n, s: 1_000_000_000n } as const;

/** Digits, and places after the point where there are any. */
const WRITTEN = /^(?<whole>\d{1,15})(?:\.(?<decimals>\d{1,15}))? (?<unit>ns|us|ms|s)$/;

/** What a document may hold of a duration, both ends included, and of which unit it is a whole number. */
export interface DurationBounds {
  readonly least: string;
  readonly most: string;
  readonly whole: 'ns' | 'us';
}

/** Exact nanoseconds of a duration such as "2.10 us"; null where the text is none, or finer than a nanosecond. */
export function nanosecondsOf(text: string): bigint | null {
  const { whole = '', decimals = '', unit = '' } = WRITTEN.exec(text)?.groups ?? {};
  const length = LENGTHS[unit as keyof typeof LENGTHS];
  if (length === undefined) return null;
  const scaled = BigInt(whole + decimals) * length;
  const parts = 10n ** BigInt(decimals.length);
  return scaled % parts === 0n ? scaled / parts : null;
}

/** Whole microseconds of a duration that was checked. */
export function microsecondsOf(text: string): number {
  return Number((nanosecondsOf(text) ?? 0n) / LENGTHS.us);
}

/** What was expected of a duration that is out of bounds or too fine; null where it is neither. */
export function durationExpected(text: string, { least, most, whole }: DurationBounds): string | null {
  const found = nanosecondsOf(text);
  const isWithin =
    found !== null &&
    found >= (nanosecondsOf(least) ?? 0n) &&
    found <= (nanosecondsOf(most) ?? 0n) &&
    found % LENGTHS[whole] === 0n;
  return isWithin ? null : `a duration from "${least}" to "${most}", whole in ${whole}`;
}
