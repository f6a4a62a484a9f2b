import { isSymbol } from '../equations/chain-tokens.ts';

const UNIT_SUFFIX = /(?<!_per)_(?:ns|us|ms|s)$/;
/** bfd_seq(packet) is a field of what is named, and says so itself. */
const FIELD = /\((?:[a-z]{3,})?\)$/;

/** last_cwt[vantage, epoch] is last_cwt, and JOINT(N, T_tick, q) is JOINT. */
export function bareName(name: string): string {
  const at = name.search(/[[(]/);
  return at < 0 ? name : name.slice(0, at);
}

/** T_tick_ms is T_tick, in a unit. */
export function withoutUnit(name: string): string {
  return name.replace(UNIT_SUFFIX, '');
}

/** Whether a name has to be explained: a letter, or words with an underscore; a field of a thing and an acronym have not. */
export function isToBeExplained(name: string): boolean {
  const bare = bareName(name);
  return !FIELD.test(name) && isSymbol(bare) && (bare.length === 1 || bare.includes('_'));
}

/** Whether a name is written as a field of a thing. */
export function isField(name: string): boolean {
  return FIELD.test(name);
}
