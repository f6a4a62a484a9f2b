import type { Expression } from '../../../spec/formula/expression.ts';
import type { Chain } from './chains.ts';
import { replaced, symbolsIn } from './evaluate.ts';

/** What each name is said to be: the last expression of a chain that begins with it. */
export class Definitions {
  readonly #known = new Map<string, { readonly section: string; readonly is: Expression }[]>();

  constructor(chains: readonly Chain[]) {
    for (const { section, sides, links } of chains) {
      const name = sides[0]?.expression;
      const is = sides.at(-1)?.expression ?? null;
      const isDefinition = links.every((link) => link === '=' || link === '~~' || link === '<=');
      if (name?.kind !== 'symbol' || is === null || !isDefinition) continue;
      const bare = withoutArguments(name.name);
      if (symbolsIn(is).length === 0 || symbolsIn(is).some((each) => withoutArguments(each) === bare))
        continue;
      this.#known.set(bare, [...(this.#known.get(bare) ?? []), { section, is }]);
    }
  }

  /** An expression with the symbols that another lacks written out, as the same section says what they are, or else the first that does. */
  expanded(expression: Expression, beside: readonly string[], section: string): Expression {
    let current = expression;
    for (let depth = 0; depth < DEEPEST; depth++) {
      const by = new Map<string, Expression>();
      for (const name of symbolsIn(current)) {
        if (beside.includes(name)) continue;
        const known = this.#known.get(withoutArguments(name)) ?? [];
        const found = known.find((each) => each.section === section) ?? known[0];
        if (found !== undefined) by.set(name, found.is);
      }
      if (by.size === 0) return current;
      current = replaced(current, by);
    }
    return current;
  }
}

const DEEPEST = 6;

/** JOINT(N, T_tick, q) is JOINT. */
export function withoutArguments(name: string): string {
  return name.replace(/\(.*\)$/, '');
}
