import type { Expression } from '../../../spec/formula/expression.ts';
import { type Chain, chainsIn, type ReadChains, type Side } from '../equations/chains.ts';
import { symbolsIn } from '../equations/evaluate.ts';
import type { Section } from '../text/draft.ts';

/** A section with all that was read of its equations. */
export interface SectionFormulas extends ReadChains {
  readonly section: Section;
  /** What its chains say that names are. */
  readonly named: readonly NamedChain[];
}

/** Reads the equations of each section. */
export function formulasOf(sections: readonly Section[]): readonly SectionFormulas[] {
  return sections.map((section) => {
    const read = chainsIn(section);
    return { section, ...read, named: read.chains.flatMap((chain) => namedIn(chain) ?? []) };
  });
}

/** What stands between two places of the running text of a section. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Where a section has equations and formulas, in order; what stands there is no prose. */
export function spansOf({ chains, formulas }: SectionFormulas): readonly Span[] {
  const spans = [...chains.map(spanOfChain), ...formulas.map(spanOfSide)];
  return spans.filter(({ to }) => to > 0).sort((one, other) => one.from - other.from);
}

function spanOfChain({ sides }: Chain): Span {
  const all = sides.map(spanOfSide).filter(({ to }) => to > 0);
  return { from: all[0]?.from ?? 0, to: all.at(-1)?.to ?? 0 };
}

/** From its first to its last token; nothing where it has none. */
export function spanOfSide({ tokens }: Side): Span {
  return { from: tokens[0]?.from ?? 0, to: tokens.at(-1)?.to ?? 0 };
}

/** A chain that says what a name is: by another expression, or by a number. */
export interface NamedChain {
  readonly name: string;
  readonly side: Side & { readonly expression: Expression };
  readonly is: Side & { readonly expression: Expression };
  readonly symbols: readonly string[];
  /** Whether nothing more follows. */
  readonly isWhole: boolean;
}

/** What chains with an equal sign say that names are: the expression right behind it. */
function namedIn({ sides, links }: Chain): NamedChain | null {
  const [side, is] = sides;
  if (links[0] !== '=' || side?.expression?.kind !== 'symbol' || is == null || is.expression === null)
    return null;
  const { name } = side.expression;
  const symbols = symbolsIn(is.expression);
  return { name, side, is, symbols, isWhole: sides.length === 2 } as NamedChain;
}
