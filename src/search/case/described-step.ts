import type { Named } from './scenario.ts';

/** One argument or parameter of a described script, by name. */
export type NamedArguments = Readonly<Record<string, Named>>;

/** One step of a described script, and what it led to. */
export interface DescribedStep {
  readonly step: string;
  readonly with: NamedArguments;
  /** In protocol terms, one line each. */
  readonly outcome: readonly string[];
}

/** "vantage v1, ticks 3". */
export function describeArguments(given: NamedArguments): string {
  return Object.entries(given)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}
