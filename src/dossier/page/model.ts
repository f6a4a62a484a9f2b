import Fraction from 'fraction.js';
import { lawsOf } from '../../../spec/catalogue/sentence.ts';
import type { Expression } from '../../../spec/formula/expression.ts';
import { numeralNamed } from '../../../spec/formula/numerals.ts';
import { parseFormula } from '../../../spec/formula/parse.ts';
import { closedForm } from '../../../spec/joint-cost/closed-form.ts';
import type { Microseconds } from '../../../spec/language/notation.ts';
import type { OperatingPoint, Revision } from '../../../spec/language/revision.ts';
import { lawFormulasIn } from '../../../spec/language/statement.ts';
import { wordingOf } from '../../../spec/language/wording.ts';
import { arrivalCurve } from '../../../spec/verification-dos/rate-limiter.ts';
import { evaluate, symbolsIn } from '../../draft/equations/evaluate.ts';
import { bindingOf } from './played-case.ts';

/** What an operator sets. Prices in nanoseconds, T_tick and the window in microseconds, B_F in seconds. */
export interface Settings {
  readonly N: number;
  readonly T_tick: number;
  readonly q: number;
  readonly cells_k: number;
  readonly bundle_period: number;
  readonly R_L: number;
  readonly B_F: number;
  readonly F: number;
  /** Ticks over which the attack is averaged. */
  readonly n: number;
  readonly c_json: number;
  readonly c_bfd_parse: number;
  readonly c_hmac: number;
  readonly c_ed25519: number;
  readonly c_xdp: number;
}

/** A revision with what an operator sets. */
export function revisionWith(revision: Revision, settings: Settings): Revision {
  const { R_L, B_F, c_json, c_bfd_parse, c_hmac, c_ed25519, c_xdp } = settings;
  const cost = Object.fromEntries(
    Object.entries({ c_json, c_bfd_parse, c_hmac, c_ed25519, c_xdp }).map(([name, price]) => [
      name,
      BigInt(Math.round(price)),
    ]),
  );
  const c_path = BigInt(Math.round(c_json + c_bfd_parse + 2 * c_hmac));
  return { ...revision, R_L, B_F, cost, c_path } as unknown as Revision;
}

/** The joint cost by path, in cores: CPU time per time. */
export function coresOf(
  revision: Revision,
  settings: Settings,
): Readonly<Record<'A' | 'B' | 'C' | 'joint', Fraction>> {
  const form = closedForm(settings as unknown as OperatingPoint, revision);
  const cores = ({ cpu, during }: { readonly cpu: bigint; readonly during: bigint }): Fraction =>
    new Fraction(cpu, during);
  return { A: cores(form.A), B: cores(form.B), C: cores(form.C), joint: cores(form.joint) };
}

/**
 * What a law of a statement allows, by the formula that a revision prints; null where it cannot be reckoned. `named` are
 * symbols that are no settings, such as the length of a window.
 */
export function allowedBy(
  statement: string,
  revision: Revision,
  settings: Settings,
  named: Readonly<Record<string, number>> = {},
): { readonly formula: string; readonly value: Fraction | null } {
  const { statement: stated } = bindingOf(statement);
  const laws = lawFormulasIn(stated, wordingOf(stated.id, revision), revision.formulas[stated.id]);
  const formula = (laws.at(-1) as (typeof laws)[number]).formula;
  const printed = lawsOf(stated, revision).at(-1)?.formula ?? formula;
  const allowed = rightOf(parseFormula(formula));
  const values = new Map([
    ...numeralsIn(allowed, revision),
    ...valuesOf(revision, settings),
    ...Object.entries(named).map(([name, value]): [string, Fraction] => [name, new Fraction(value)]),
  ]);
  return { formula: printed, value: evaluate(allowed, values) };
}

/** The side that says how much: behind a premise, and behind the last comparison. */
function rightOf(expression: Expression): Expression {
  if (expression.kind === 'connective' || expression.kind === 'comparison') return rightOf(expression.right);
  return expression;
}

/** The numbers that the formula takes from what the revision prints. */
function numeralsIn(expression: Expression, revision: Revision): readonly [string, Fraction][] {
  return symbolsIn(expression).flatMap((symbol): [string, Fraction][] => {
    const numeral = numeralNamed(symbol);
    return numeral === undefined ? [] : [[symbol, numeral.value(revision)]];
  });
}

function valuesOf(revision: Revision, settings: Settings): ReadonlyMap<string, Fraction> {
  const tick = new Fraction(settings.T_tick, 1_000_000);
  const { burst, packet } = arrivalCurve(revision, settings.T_tick as Microseconds);
  const values: Record<string, Fraction> = {
    T_tick: tick,
    PPS_t: new Fraction(settings.N).div(tick),
    '{nic_window}': new Fraction(revision.nicWindow, 1_000_000),
    c_path: new Fraction(revision.c_path),
    burst: new Fraction(burst, packet),
  };
  for (const [name, price] of Object.entries(revision.cost)) values[name] = new Fraction(price);
  for (const name of ['N', 'q', 'R_L', 'B_F', 'F', 'n'] as const) values[name] = new Fraction(settings[name]);
  return new Map(Object.entries(values));
}

/** A number to read: exact where it is short, else rounded to so many places. */
export function shown(value: Fraction | null, places = 3): string {
  if (value === null) return 'not to be reckoned';
  return value.d === 1n
    ? value.n
        .toString()
        .replaceAll(/\B(?=(\d{3})+$)/g, ' ')
        .replace(/^/, value.s < 0n ? '-' : '')
    : value.round(places).toString();
}
