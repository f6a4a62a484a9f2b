import { Decimal } from 'decimal.js';

/** The chance at which a kind of case may be judged wrongly, however often it is looked at: a power of ten. */
export type ReachError = `1e-${number}`;

/** As QuickCheck has it. */
export const REACH_ERROR: ReachError = '1e-9';

/** A kind that is shown to have so much of its required share is reached: one that has just that can never be shown. */
const TOLERANCE = '0.9';
/** Other shares that either side of the test bets on: the odds of the share in question times or over 2, 4, 8 ... */
const DOUBLINGS = 8;

/** Rounded against the test, so that it is never bolder than it says. */
const Low = Decimal.clone({ precision: 30, rounding: Decimal.ROUND_FLOOR });
const High = Decimal.clone({ precision: 30, rounding: Decimal.ROUND_CEIL });

/** The bets of a required share are dear to find, and many kinds require the same. */
const found = new Map<string, Bets>();

/** What the cases so far show of a kind of case. */
export type ReachVerdict = 'reached' | 'starved' | 'undecided';

/** The gain of one bet per case of the kind, and per case that is not: logarithms of two likelihood ratios. */
interface Bet {
  readonly hit: Decimal;
  readonly miss: Decimal;
}

/** Both sides of a test, and the gain at which one of them has won. */
interface Bets {
  readonly above: readonly Bet[];
  readonly below: readonly Bet[];
  readonly needed: Decimal;
}

/**
 * Wald's sequential test of whether a kind of case has its required share. Cases are looked at in the order of their
 * addresses, and the first look that shows something decides. A kind with the share is found starved, and one with less
 * than nine tenths of it reached, with a probability of at most `error` each, over all looks together (Ville's
 * inequality: a likelihood ratio is a supermartingale, and so is the mean of several).
 */
export class ReachTest {
  readonly #bets: Bets;
  #verdict: ReachVerdict = 'undecided';
  #decidedAt: number | null = null;

  /** `perMille` is the required share of the relevant cases, in parts per thousand, above 0. */
  constructor(perMille: number, error: ReachError = REACH_ERROR) {
    const key = `${perMille} ${error}`;
    this.#bets = found.get(key) ?? betsFor(perMille, error);
    found.set(key, this.#bets);
  }

  get verdict(): ReachVerdict {
    return this.#verdict;
  }

  /** After how many cases it was decided; null while it is not. */
  get decidedAt(): number | null {
    return this.#decidedAt;
  }

  /** Looks at all cases so far: `count` of them are of the kind. */
  look(count: number, cases: number): void {
    if (this.#verdict !== 'undecided') return;
    if (this.#isWon(this.#bets.above, count, cases)) this.#decide('reached', cases);
    else if (this.#isWon(this.#bets.below, count, cases)) this.#decide('starved', cases);
  }

  /**
   * How many cases would decide, if it goes on as in the cases so far: an estimate, rounded up to two digits. Null where
   * it is decided, or nothing is known yet.
   */
  casesToDecide(count: number, cases: number): number | null {
    if (this.#verdict !== 'undecided' || cases === 0) return null;
    const { above, below, needed } = this.#bets;
    const gains = [...above, ...below].map(({ hit, miss }) =>
      hit
        .times(count)
        .plus(miss.times(cases - count))
        .div(cases),
    );
    const best = Low.max(...gains.filter((gain) => !gain.isNaN()));
    if (best.lte(0)) return null;
    return High.max(cases + 1, needed.div(best))
      .toSignificantDigits(2, Decimal.ROUND_UP)
      .toNumber();
  }

  #decide(verdict: ReachVerdict, cases: number): void {
    this.#verdict = verdict;
    this.#decidedAt = cases;
  }

  #isWon(bets: readonly Bet[], count: number, cases: number): boolean {
    return bets.some(({ hit, miss }) =>
      hit
        .times(count)
        .plus(miss.times(cases - count))
        .gte(this.#bets.needed),
    );
  }
}

function betsFor(perMille: number, error: ReachError): Bets {
  const required = new Low(perMille).div(1000);
  const tolerated = required.times(TOLERANCE);
  const above = betsOn(tolerated, 2, required);
  const below = betsOn(required, 0.5, tolerated);
  return { above, below, needed: High.ln(new High(above.length).div(error)) };
}

/** Bets against `share`: on one nearby, and on those with so many times its odds, again and again. */
function betsOn(share: Decimal, times: number, nearby: Decimal): readonly Bet[] {
  const others = [nearby];
  let odds = share.div(complementOf(share));
  for (let doubling = 0; doubling < DOUBLINGS; doubling++) {
    odds = odds.times(times);
    others.push(odds.div(odds.plus(1)));
  }
  return others.map((other) => ({
    hit: Low.ln(other.div(share)),
    miss: Low.ln(complementOf(other).div(complementOf(share))),
  }));
}

/** What is left of 1; not -0, which rounding downwards makes of nothing. */
function complementOf(share: Decimal): Decimal {
  return new Low(1).minus(share).abs();
}
