import type { StepChoice } from '../../../spec/language/choices.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import type { StatementId } from '../../../spec/language/statement.ts';
import type { RuleChoice } from '../../../spec/rules/catalogue.ts';
import { type LimitSetting, type LimitSettings, limitOf } from '../../revision/build.ts';
import type { Script } from '../case/scenario.ts';
import { firstFailing } from '../run/first-failing.ts';
import type { Executor, SearchName } from '../run/task.ts';
import type { Counterexample, DescribedScript } from '../trial/verdict.ts';

/** Where a statement may turn from held to refuted when one limit is moved. */
export interface FlipQuestion {
  readonly statement: StatementId;
  readonly limit: LimitSetting;
  /** The values that are asked about, both legal. */
  readonly from: number;
  readonly to: number;
  /** Rules taken so, whatever the revision takes. */
  readonly rules?: readonly RuleChoice[];
  /** Other limits held at these values. */
  readonly at?: LimitSettings;
  /** The steps that are open, and nothing else; without it what the statement and the revision leave open. */
  readonly open?: readonly StepChoice[];
}

/** A statement at one value of a limit. */
export interface Probe {
  readonly value: number;
  readonly verdict: 'held' | 'refuted';
  readonly cases: number;
}

/** A case as it goes where the statement holds. */
export type HoldingCase = Omit<DescribedScript, 'breach'>;

/** Neighbouring values with different verdicts, and one case on either side. */
export interface Flip {
  readonly below: Probe;
  readonly above: Probe;
  /** The least counterexample at the value where the statement is refuted. */
  readonly failing: Counterexample;
  /** The same case at the other value. */
  readonly holding: HoldingCase;
}

export type FlipAnswer =
  | { readonly kind: 'flip' | 'not monotone'; readonly flips: readonly Flip[] }
  | { readonly kind: 'no flip'; readonly verdict: Probe['verdict'] };

export interface FlipPoint {
  readonly question: FlipQuestion;
  readonly answer: FlipAnswer;
  /** Every value that was tried, in ascending order. */
  readonly probes: readonly Probe[];
}

export interface FlipRequest {
  readonly revision: Revision;
  readonly seed: number;
  /** Relevant cases at each value. */
  readonly cases: number;
  readonly executor: Executor;
}

/** Values between the ends that are tried first, to see whether the verdict changes once only. */
const PROBES = 12;

/** Finds the values of a limit at which the verdict flips, by bisection between values that were tried first. */
export async function findFlip(question: FlipQuestion, request: FlipRequest): Promise<FlipPoint> {
  return new FlipSearch(question, request).run();
}

class FlipSearch {
  readonly #question: FlipQuestion;
  readonly #request: FlipRequest;
  readonly #probes = new Map<number, Probe>();
  /** Failing cases at any value: where a search finds none, one of these may fail all the same. */
  readonly #failing: Script[] = [];

  constructor(question: FlipQuestion, request: FlipRequest) {
    this.#question = question;
    this.#request = request;
  }

  async run(): Promise<FlipPoint> {
    const { revision } = this.#request;
    for (const value of valuesOf(this.#question, limitOf(revision, this.#question.limit)))
      await this.#at(value);
    const flips: Flip[] = [];
    for (let change = await this.#nextChange(null); change !== null; ) {
      const flip = await this.#flipBetween(change);
      if (flip !== null) flips.push(flip);
      change = await this.#nextChange(flips.at(-1) ?? null);
    }
    const probes = this.#ascending();
    const [first] = probes;
    const { verdict } = first as Probe;
    const kind = flips.length === 1 ? 'flip' : 'not monotone';
    return {
      question: this.#question,
      answer: flips.length === 0 ? { kind: 'no flip', verdict } : { kind, flips },
      probes,
    };
  }

  /** The first change of the verdict above a flip; above the least value without one. */
  async #nextChange(after: Flip | null): Promise<readonly [Probe, Probe] | null> {
    for (const { value, verdict } of this.#ascending()) {
      if (verdict === 'held') await this.#replay(value);
    }
    const probes = this.#ascending().filter(({ value }) => after === null || value >= after.above.value);
    for (const [index, probe] of probes.entries()) {
      const next = probes[index + 1];
      if (next !== undefined && next.verdict !== probe.verdict) return [probe, next];
    }
    return null;
  }

  /** Halves until the two are neighbours; null where the case of one side turned out to fail on the other too. */
  async #flipBetween([low, high]: readonly [Probe, Probe]): Promise<Flip | null> {
    let [below, above] = [low, high];
    while (above.value - below.value > 1) {
      const middle = await this.#at(Math.floor((below.value + above.value) / 2));
      if (middle.verdict === below.verdict) below = middle;
      else above = middle;
    }
    const [refuted, held] = below.verdict === 'refuted' ? [below, above] : [above, below];
    const { failing, words } = await this.#leastAt(refuted.value);
    this.#failing.push(words);
    if ((await this.#replay(held.value)).verdict === 'refuted') return null;
    const { executor } = this.#request;
    const described = await executor.run({ kind: 'describe', of: this.#nameAt(held.value), script: words });
    const { breach: _, violation: __, ...holding } = described.script;
    return { below, above, failing, holding };
  }

  async #at(value: number): Promise<Probe> {
    const known = this.#probes.get(value);
    if (known !== undefined) return known;
    const { cases, failing } = await firstFailing(this.#nameAt(value), this.#request);
    this.#probes.set(value, { value, verdict: failing === null ? 'held' : 'refuted', cases });
    if (failing === null) return this.#replay(value);
    this.#failing.push(failing);
    return this.#probes.get(value) as Probe;
  }

  /** A value where no case failed, after those that fail elsewhere were tried there. */
  async #replay(value: number): Promise<Probe> {
    const { executor } = this.#request;
    for (const script of this.#failing) {
      if (!(await executor.run({ kind: 'replay', of: this.#nameAt(value), script }))) continue;
      this.#probes.set(value, { ...(this.#probes.get(value) as Probe), verdict: 'refuted' });
      break;
    }
    return this.#probes.get(value) as Probe;
  }

  async #leastAt(value: number): Promise<{ readonly failing: Counterexample; readonly words: Script }> {
    const { executor } = this.#request;
    const of = this.#nameAt(value);
    let { failing } = await firstFailing(of, this.#request);
    for (const script of this.#failing) {
      if (failing === null && (await executor.run({ kind: 'replay', of, script }))) failing = script;
    }
    if (failing === null)
      throw new Error(`${of.check} was refuted before at ${this.#question.limit} = ${value}`);
    const { counterexample, words } = await executor.run({ kind: 'least', of, failing });
    return { failing: counterexample, words };
  }

  #ascending(): readonly Probe[] {
    return [...this.#probes.values()].sort((left, right) => left.value - right.value);
  }

  #nameAt(value: number): SearchName {
    const { statement, limit, rules = [], at = {}, open } = this.#question;
    const grants = open === undefined ? {} : { grants: open };
    return { check: statement, rules, side: 'own', limits: { ...at, [limit]: value }, ...grants };
  }
}

/** The ends, the value of the revision, and values whose distance from the lower end grows by a constant factor. */
function valuesOf({ from, to }: FlipQuestion, own: number | null): readonly number[] {
  const width = to - from;
  const values = new Set([from, to]);
  for (let nth = 0; nth < PROBES && nth < width; nth++) {
    values.add(width <= PROBES ? from + nth : from + Math.floor(width / 2 ** nth));
  }
  if (own !== null && own >= from && own <= to) values.add(own);
  return [...values].sort((left, right) => left - right);
}
