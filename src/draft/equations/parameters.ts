import type { Revision } from '../../../spec/language/revision.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { isSymbol } from './chain-tokens.ts';
import type { Chain } from './chains.ts';
import { Definitions, withoutArguments } from './definitions.ts';
import { symbolsIn } from './evaluate.ts';

/** Functions whose formulas, written out, have symbols that are not among their parameters. */
export function missingParameters(
  chains: readonly Chain[],
  constants: ReadonlySet<string>,
): readonly Diagnostic[] {
  const definitions = new Definitions(chains);
  const lists = parameterLists(chains);
  return chains.flatMap(({ section, sides, links }) => {
    const [name, formula] = sides;
    if (name?.expression?.kind !== 'symbol' || formula?.expression == null || links[0] !== '=') return [];
    const called = name.expression.name;
    const own = parametersOf(called);
    const parameters = own.length > 0 ? own : (lists.get(called) ?? []);
    if (parameters.length === 0) return [];
    const written = definitions.expanded(formula.expression, [...parameters, ...constants], section);
    const missing = symbolsIn(written).filter((each) => !constants.has(each) && !isAmong(each, parameters));
    if (missing.length === 0) return [];
    const listed = [...new Set(missing.map(withoutArguments))];
    return [
      {
        ...name.place,
        rule: 'equation/parameters' as const,
        severity: 'warning' as const,
        message: `${own.length > 0 ? name.text : `${called}(${parameters.join(', ')})`} depends on ${listed.join(', ')} as well`,
        found: `the parameters ${parameters.join(', ')}`,
        expected: `${[...parameters, ...listed].join(', ')}`,
        because: ['with what the section says its symbols are, written out'],
        fix: null,
      },
    ];
  });
}

/** Where a definition leaves the parameters out, they are those that stand behind the name elsewhere. */
function parameterLists(chains: readonly Chain[]): ReadonlyMap<string, readonly string[]> {
  const lists = new Map<string, readonly string[]>();
  for (const { expression } of chains.flatMap(({ sides }) => sides)) {
    if (expression === null) continue;
    for (const name of symbolsIn(expression)) {
      const bare = withoutArguments(name);
      const parameters = parametersOf(name);
      // A field of a thing, such as bfd_seq(packet), is no function.
      if (parameters.some(isSymbol) && !lists.has(bare)) lists.set(bare, parameters);
    }
  }
  return lists;
}

/** JOINT(N, T_tick, q) has three; last_cwt[vantage, epoch] and now() have none. */
function parametersOf(name: string): readonly string[] {
  const [, inside = ''] = /\((.*)\)$/.exec(name) ?? [];
  return inside.split(',').filter((each) => each !== '');
}

/** T_tick_ms is T_tick, in its unit. */
function isAmong(symbol: string, parameters: readonly string[]): boolean {
  return parameters.some((each) => symbol === each || symbol.startsWith(`${each}_`));
}

/** The symbols to which a revision gives a value. */
export function constantsOf({ cost }: Revision): ReadonlySet<string> {
  return new Set([...Object.keys(cost), 'c_path', 'R_L', 'B_F', 'M']);
}
