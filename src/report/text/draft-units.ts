import Fraction from 'fraction.js';

/** Units of time by their length in nanoseconds, the largest first. */
const UNITS = [
  ['s', 1_000_000_000n],
  ['ms', 1_000_000n],
  ['us', 1000n],
  ['ns', 1n],
] as const;

/** More places of a percentage are not shown. */
const PLACES = 4;

/**
 * A text with its amounts of time as the draft writes them: "8.7 us" for "8700 ns", and "174.25 % of a core" for so many
 * nanoseconds of CPU in so many. Times are exact. A share that has more places than are shown is left as it is, and so
 * are both where two of them would read alike. One of a thing is told as one.
 */
export function inDraftUnits(text: string): string {
  const shares = text.replace(
    /(\d+) ns of CPU in (\d+) ns/g,
    (whole, cpu, during) => shareOf(cpu, during) ?? whole,
  );
  return shares
    .replace(/(?<![\d.,])(\d+) (ns|us)\b/g, (_, digits, unit) =>
      duration(BigInt(digits) * (unit === 'us' ? 1000n : 1n)),
    )
    .replace(/(?<![\d.,-])1 (tick|packet|lookup|vantage|cosignature)s\b/g, '1 $1');
}

/** Null where the percentage has more places than are shown. */
function shareOf(cpu: string, during: string): string | null {
  const percent = new Fraction(BigInt(cpu) * 100n, BigInt(during));
  const rounded = percent.toString(PLACES);
  return rounded.includes('(') || !new Fraction(rounded).equals(percent) ? null : `${rounded} % of a core`;
}

/** So many nanoseconds in the largest unit of which there is one. */
function duration(ns: bigint): string {
  const [unit, length] = UNITS.find(([, each]) => ns >= each) ?? (['ns', 1n] as const);
  const places = String(length).length - 1;
  const decimals = String(ns % length)
    .padStart(places, '0')
    .replace(/0+$/, '');
  return `${ns / length}${places === 0 || decimals === '' ? '' : `.${decimals}`} ${unit}`;
}
