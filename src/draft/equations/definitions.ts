import type { Expression } from '../../../spec/formula/expression.ts';
import type { Chain } from './chains.ts';
import { replaced, symbolsIn } from './evaluate.ts';

/** What each name is said to be: the last expression of a chain that begins with it. */
export class Definitions {
  /** By the name: the first definition, and the first of each section. */
  readonly #known = new Map<string, Map<string, Expression>>();

  constructor(chains: readonly Chain[]) {
    for (const { section, sides, links } of chains) {
      const name = sides[0]?.expression;
      const is = sides.at(-1)?.expression ?? null;
      const isDefinition = links.every((link) => link === '=' || link === '~~' || link === '<=');
      if (name?.kind !== 'symbol' || is === null || !isDefinition) continue;
      const bare = withoutArguments(name.name);
      const symbols = symbolsIn(is);
      if (symbols.length === 0 || symbols.some((each) => withoutArguments(each) === bare)) continue;
      const known = this.#known.get(bare) ?? new Map<string, Expression>();
      this.#known.set(bare, known);
      if (!known.has(section)) known.set(section, is);
    }
  }

  /**
   * An expression with the symbols that another lacks written out, as the same section says what they are, or else the
   * first that does; only as far as it does not become larger than any formula that is written out.
   */
  expanded(expression: Expression, beside: readonly string[], section: string): Expression {
    let current = expression;
    for (let depth = 0; depth < DEEPEST; depth++) {
      const by = new Map<string, Expression>();
      for (const name of symbolsIn(current)) {
        if (beside.includes(name)) continue;
        const known = this.#known.get(withoutArguments(name));
        const found = known?.get(section) ?? known?.values().next().value;
        if (found !== undefined) by.set(name, found);
      }
      if (by.size === 0 || sizeOf(current, by) > LARGEST) return current;
      current = replaced(current, by);
    }
    return current;
  }
}

const DEEPEST = 6;
const LARGEST = 400;
const NONE: ReadonlyMap<string, Expression> = new Map();

/** How many numbers and symbols an expression has once others stand in place of symbols. */
export function sizeOf(expression: Expression, by: ReadonlyMap<string, Expression> = NONE): number {
  switch (expression.kind) {
    case 'symbol': {
      const other = by.get(expression.name);
      return other === undefined ? 1 : sizeOf(other, NONE);
    }
    case 'negative':
    case 'not':
      return sizeOf(expression.of, by);
    case 'number':
      return 1;
    case 'call':
      return expression.args.reduce((sum, each) => sum + sizeOf(each, by), 1);
    default:
      return sizeOf(expression.left, by) + sizeOf(expression.right, by);
  }
}

/** JOINT(N, T_tick, q) is JOINT. */
export function withoutArguments(name: string): string {
  return name.replace(/\(.*\)$/, '');
}
