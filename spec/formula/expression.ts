/** What a formula says, as a tree: numbers, symbols, what is reckoned from them, and what is said of that. */
export type Expression =
  | { readonly kind: 'number'; readonly value: bigint; readonly parts: bigint }
  | { readonly kind: 'symbol'; readonly name: string }
  | {
      readonly kind: 'arithmetic';
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'negative'; readonly of: Expression }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly args: readonly Expression[] }
  | Comparison
  | {
      readonly kind: 'connective';
      readonly operator: Connective;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'not'; readonly of: Expression };

export interface Comparison {
  readonly kind: 'comparison';
  readonly operator: Relation;
  readonly left: Expression;
  readonly right: Expression;
}

/** `mod` is what is left of a division, never negative. */
export const OPERATORS = ['+', '-', '*', '/', '^', 'mod'] as const;
export type Operator = (typeof OPERATORS)[number];
export const RELATIONS = ['<=', '<', '>=', '>', '=', '!='] as const;
export type Relation = (typeof RELATIONS)[number];
export const CONNECTIVES = ['=>', '<=>', 'and', 'or'] as const;
export type Connective = (typeof CONNECTIVES)[number];
export const FUNCTIONS = ['min', 'max', 'floor', 'abs'] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

/** A formula that cannot be read, or that says what cannot be judged. */
export class FormulaError extends Error {
  constructor(
    formula: string,
    /** What is wrong with it. */
    readonly fault: string,
  ) {
    super(`formula "${formula}": ${fault}`);
    this.name = 'FormulaError';
  }
}
