const PLACES = 6;

/** part / whole as a decimal fraction, rounded down to six places, in exact arithmetic. */
export function shareOf(part: number, whole: number): string {
  if (whole === 0) return '0.000000';
  const scaled = (BigInt(part) * 10n ** BigInt(PLACES)) / BigInt(whole);
  const digits = scaled.toString().padStart(PLACES + 1, '0');
  return `${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`;
}
