import type { RuleChoices } from '../../../spec/rules/catalogue.ts';

/** One cell of a deployment: what its vantages report together, and how many they are. */
export interface CellReport {
  readonly value: number;
  readonly vantages: number;
}

/**
 * Cells that are compared with one another (D2 of DDoS-Resilience): each stands out that is further from the middle of
 * all than a threshold. Values are whole numbers; the middle is counted in halves, so that nothing is rounded.
 */
export class CellComparison {
  readonly #rules: RuleChoices;
  readonly #countsAt: boolean;

  constructor(rules: RuleChoices) {
    this.#rules = rules;
    this.#countsAt = rules['cell-alarm'] === 'at';
  }

  /** Whether each cell stands out, in the order of the cells. */
  standOut(cells: readonly CellReport[], threshold: number): readonly boolean[] {
    const { numerator, denominator } = this.#middle(cells);
    return cells.map(({ value }) => {
      const distance = Math.abs(value * denominator - numerator);
      const limit = threshold * denominator;
      return distance > limit || (this.#countsAt && distance === limit);
    });
  }

  /** As a fraction. */
  #middle(cells: readonly CellReport[]): { readonly numerator: number; readonly denominator: number } {
    const values = this.#votes(cells).sort((left, right) => left - right);
    const lower = values[(values.length - 1) >> 1] as number;
    const upper = values[values.length >> 1] as number;
    switch (this.#rules['cell-aggregate']) {
      case 'lower-median':
        return { numerator: lower, denominator: 1 };
      case 'upper-median':
        return { numerator: upper, denominator: 1 };
      case 'midpoint':
        return { numerator: lower + upper, denominator: 2 };
      case 'mean':
        return { numerator: values.reduce((sum, value) => sum + value, 0), denominator: values.length };
      case 'one-below-median':
        return { numerator: values[Math.max(0, ((values.length - 1) >> 1) - 1)] as number, denominator: 1 };
    }
  }

  #votes(cells: readonly CellReport[]): number[] {
    if (this.#rules['cell-vote'] === 'once') return cells.map(({ value }) => value);
    return cells.flatMap(({ value, vantages }) => Array.from({ length: vantages }, () => value));
  }
}
