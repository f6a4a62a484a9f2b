import type { StatementId } from '../../spec/statement.ts';
import type { LimitSetting } from '../revision/build.ts';
import { firstFailing } from './first-failing.ts';
import type { Executor, SearchName } from './task.ts';
import type { Counterexample } from './verdict.ts';

/** Where a statement may turn from held to refuted when one limit is moved. */
export interface FlipQuestion {
  readonly statement: StatementId;
  readonly limit: LimitSetting;
  /** The values that are asked about, both legal. */
  readonly from: number;
  readonly to: number;
}

/** A statement at one value of a limit. */
export interface Probe {
  readonly value: number;
  readonly verdict: 'held' | 'refuted';
  readonly cases: number;
}

export type FlipAnswer =
  | {
      readonly kind: 'flip';
      /** Neighbouring values with different verdicts. */
      readonly below: Probe;
      readonly above: Probe;
      readonly counterexample: Counterexample;
    }
  | { readonly kind: 'no flip'; readonly verdict: Probe['verdict'] }
  | { readonly kind: 'not monotone' };

export interface FlipPoint {
  readonly question: FlipQuestion;
  readonly answer: FlipAnswer;
  /** Every value that was tried, in ascending order. */
  readonly probes: readonly Probe[];
}

export interface FlipRequest {
  readonly seed: number;
  /** Relevant cases at each value. */
  readonly cases: number;
  readonly executor: Executor;
}

/** Values between the ends that are tried first, to see whether the verdict changes once only. */
const PROBES = 12;

/** Finds the value of a limit at which the verdict flips, by bisection between values that were tried first. */
export async function findFlip(question: FlipQuestion, request: FlipRequest): Promise<FlipPoint> {
  const probes = new Map<number, Probe>();
  const tell = async (value: number): Promise<Probe> => {
    const known = probes.get(value) ?? (await probeAt(question, value, request));
    probes.set(value, known);
    return known;
  };
  for (const value of spread(question)) await tell(value);
  const ascending = (): readonly Probe[] =>
    [...probes.values()].sort((left, right) => left.value - right.value);
  const [change, ...more] = changesIn(ascending());
  const [first] = ascending();
  if (change === undefined) {
    return { question, answer: { kind: 'no flip', verdict: (first as Probe).verdict }, probes: ascending() };
  }
  if (more.length > 0) return { question, answer: { kind: 'not monotone' }, probes: ascending() };
  let [below, above] = change;
  while (above.value - below.value > 1) {
    const middle = await tell(Math.floor((below.value + above.value) / 2));
    if (middle.verdict === below.verdict) below = middle;
    else above = middle;
  }
  const failing = below.verdict === 'refuted' ? below : above;
  const counterexample = await counterexampleAt(question, failing.value, request);
  return { question, answer: { kind: 'flip', below, above, counterexample }, probes: ascending() };
}

/** The ends, and values between them whose distance from the lower end grows by a constant factor. */
function spread({ from, to }: FlipQuestion): readonly number[] {
  const width = to - from;
  const values = new Set([from, to]);
  for (let nth = 0; nth < PROBES && nth < width; nth++) {
    values.add(width <= PROBES ? from + nth : from + Math.floor(width / 2 ** nth));
  }
  return [...values].sort((left, right) => left - right);
}

function changesIn(probes: readonly Probe[]): readonly (readonly [Probe, Probe])[] {
  return probes.flatMap((probe, index) => {
    const next = probes[index + 1];
    return next !== undefined && next.verdict !== probe.verdict ? [[probe, next] as const] : [];
  });
}

async function probeAt(question: FlipQuestion, value: number, request: FlipRequest): Promise<Probe> {
  const { cases, failing } = await firstFailing(nameAt(question, value), request);
  return { value, verdict: failing === null ? 'held' : 'refuted', cases };
}

async function counterexampleAt(
  question: FlipQuestion,
  value: number,
  request: FlipRequest,
): Promise<Counterexample> {
  const of = nameAt(question, value);
  const { failing } = await firstFailing(of, request);
  if (failing === null)
    throw new Error(`${question.statement} was refuted before at ${question.limit} = ${value}`);
  return (await request.executor.run({ kind: 'least', of, failing })).counterexample;
}

function nameAt({ statement, limit }: FlipQuestion, value: number): SearchName {
  return { check: statement, rules: [], side: 'own', limits: { [limit]: value } };
}
