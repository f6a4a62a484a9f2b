import { type Known, numberIn, type Quantities, quantityOf } from '../equations/quantity.ts';
import { isPlain, unitOf } from '../equations/units.ts';
import type { Gloss } from './glosses.ts';
import type { NamedChain, SectionFormulas } from './section-formulas.ts';
import { bareName, withoutUnit } from './symbol-names.ts';

/**
 * What a text says of the units of its symbols: at the end of their names, in a list of symbols, by a number with its unit,
 * and by the equation that defines them from others. The first that says so counts.
 */
export function symbolQuantities(all: readonly SectionFormulas[], glosses: readonly Gloss[]): Quantities {
  const named = all.flatMap((each) => each.named);
  const known = new Map<string, Known>();
  for (const { name, remark } of glosses) {
    const unit = unitOf(remark);
    if (unit !== null && !known.has(name)) known.set(name, { unit, value: null });
  }
  const quantities: Quantities = (name) => {
    const bare = bareName(name);
    return known.get(bare) ?? byItsName(bare, known);
  };
  for (const each of named) addNumber(each, known);
  for (const each of named) addDerived(each, known, quantities);
  return quantities;
}

/** T_tick_s may be one of many, but where T_tick is a time it is that in seconds. */
function byItsName(name: string, known: ReadonlyMap<string, Known>): Known | null {
  if (!name.includes('_')) return null;
  const base = withoutUnit(name);
  const unit = base === name ? null : unitOf(name.slice(base.length + 1));
  if (unit === null) return null;
  return unit.power < 0 || known.has(base) ? { unit, value: null } : null;
}

/** `c_json = 4.20 us` */
function addNumber(named: NamedChain, known: Map<string, Known>): void {
  const [number, ...others] = named.is.tokens;
  if (number?.kind !== 'number' || others.length > 0) return;
  const name = bareName(named.name);
  const { unit, value } = numberIn(number);
  if (unit !== null && !known.has(name) && byItsName(name, known) === null) known.set(name, { unit, value });
}

/** `c_path = c_json + c_hmac` */
function addDerived(named: NamedChain, known: Map<string, Known>, quantities: Quantities): void {
  if (named.symbols.length === 0 || quantities(named.name) !== null) return;
  const { unit, mixed } = quantityOf(named.is.tokens, quantities);
  if (unit !== null && !isPlain(unit) && mixed.length === 0)
    known.set(bareName(named.name), { unit, value: null });
}
