import { asPrinted } from '../formula/as-printed.ts';
import { law } from '../language/law.ts';
import type { Cells } from '../language/notation.ts';
import { imported } from '../language/origin.ts';
import { statement } from '../language/statement.ts';

const DDOS = 'DDoS-Resilience (D-4)';

/** The cells of a deployment, of which some are attacked. */
export interface RegionalObservation {
  readonly k: Cells;
  readonly attacked: number;
  /** In the order of the cells: whether it is attacked, and whether it was found to stand out. */
  readonly isAttacked: readonly boolean[];
  readonly standsOut: readonly boolean[];
  /** What the cells reported, and the alarm threshold. */
  readonly values: readonly number[];
  readonly threshold: number;
  /** Cells differ in their number of vantages. */
  readonly isUneven: boolean;
}

/** f of a median of k: the most cells that a majority of honest ones outvotes. */
export function breakdownOf(k: number): number {
  return Math.floor((k - 1) / 2);
}

/** Cells that are attacked and do not stand out, or the other way round. */
function mistakenCells({ isAttacked, standsOut }: RegionalObservation): number {
  let mistaken = 0;
  for (let cell = 0; cell < standsOut.length; cell++) if (standsOut[cell] !== isAttacked[cell]) mistaken++;
  return mistaken;
}

/** The first of them; -1 where there is none. */
function firstMistaken({ isAttacked, standsOut }: RegionalObservation): number {
  return standsOut.findIndex((found, cell) => found !== isAttacked[cell]);
}
/**
 * D2 of DDoS-Resilience, as its abstract has it: an attack moves what a cell reports beyond the threshold and the
 * honest spread together, anywhere. To detect it is to find that cell, and no honest one, standing out.
 */
export const REGIONAL_DETECTION = statement<RegionalObservation>({
  id: 'D2/breakdown',
  clause: '5',
  origin: imported(DDOS, 'Theorem D2', 'clause 5 cites it for perfect Byzantine hiding'),
  sentence:
    'Of k cells up to floor((k - 1) / 2) that are attacked at once are all detected, and no other is.',
  hypotheses: ['H-DDOS-INV', 'H-V4'],
  laws: [
    law(
      'breakdown point',
      'f <= floor((k - 1) / 2) => mistaken_cells = 0',
      asPrinted<RegionalObservation>({
        symbols: {
          k: { unit: '1', of: ({ k }) => k },
          f: { unit: '1', of: ({ attacked }) => attacked },
          mistaken_cells: { unit: '1', of: mistakenCells },
        },
        unit: 'cells',
        at: (observed) =>
          `cell ${firstMistaken(observed) + 1} of ${observed.values.join(', ')} at threshold ${observed.threshold}`,
        says: (_, observed) => ({
          expected: observed.isAttacked[firstMistaken(observed)] ? 'it to stand out' : 'it not to stand out',
          found: 'otherwise',
        }),
      }),
    ),
  ],
});
