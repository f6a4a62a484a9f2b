import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { Definitions } from '../equations/definitions.ts';
import { definedTwice } from './defined-twice.ts';
import { glossesOf } from './glosses.ts';
import { mixedUnits } from './mixed-units.ts';
import { otherParameters } from './parameter-lists.ts';
import type { SectionFormulas } from './section-formulas.ts';
import { symbolQuantities } from './symbol-quantities.ts';
import { unexplainedSymbols } from './unexplained.ts';

/** What is not so of the symbols of a text: explained nowhere, never used, defined twice, with other parameters, in units that do not fit. */
export function symbolDiagnostics(all: readonly SectionFormulas[], seed: number): readonly Diagnostic[] {
  const glosses = glossesOf(all.map(({ section }) => section));
  const definitions = new Definitions(all.flatMap(({ chains }) => chains));
  return [
    ...unexplainedSymbols(all, glosses),
    ...definedTwice(all, glosses, definitions, seed),
    ...otherParameters(all),
    ...mixedUnits(all, symbolQuantities(all, glosses)),
  ];
}
