import type { ProofStructure } from '../language/proofs.ts';
import type { Place } from './bookkeeping.ts';
import { enumerate } from './proof-graph.ts';

export const A_SYMBOL = 'a symbol';

/** Every symbol that is used, with whether something says what it stands for. */
export function usedSymbols({ symbols }: ProofStructure): readonly Place[] {
  return Object.entries(symbols)
    .filter(([, { used }]) => used.length > 0)
    .map(([name, { introduced, used }]) => ({
      name,
      sort: A_SYMBOL,
      fault: () =>
        introduced === null ? `section ${enumerate(used)} uses ${name}, which no section introduces` : null,
    }));
}

/** Every symbol that is introduced, with whether something uses it. */
export function introducedSymbols({ symbols }: ProofStructure): readonly Place[] {
  return Object.entries(symbols)
    .filter(([, { introduced }]) => introduced !== null)
    .map(([name, { introduced, used }]) => ({
      name,
      sort: A_SYMBOL,
      fault: () =>
        used.length === 0 ? `section ${introduced} introduces ${name}, which no section uses` : null,
    }));
}
