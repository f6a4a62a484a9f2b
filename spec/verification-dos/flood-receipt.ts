import { lastPlace } from '../figures/printed-numbers.ts';
import { LARGEST_F } from '../figures/verification-dos.ts';
import { asPrinted, exactly } from '../formula/as-printed.ts';
import { law } from '../language/law.ts';
import { implied } from '../language/origin.ts';
import type { Revision } from '../language/revision.ts';
import { statement } from '../language/statement.ts';
import { BURST_ASIDE, type InsiderObservation, overEveryHorizon } from './cost-ratio.ts';

/** The flood factor of the receipt (section 3, Step 4 and the numerical receipt). */
export const RECEIPT_F = Number(LARGEST_F);

/** T-VDOS-1/receipt: section 3, the numerical receipt. */
export const FLOOD_RECEIPT = statement<InsiderObservation>({
  id: 'T-VDOS-1/receipt',
  clause: '3',
  origin: implied(
    '3',
    'At F = 1024, with-rate-limit ratio',
    'a receipt lies within the bound of its own theorem, and is of what happens',
  ),
  sentence:
    'What the receipt prints for F = {receipt_flood_factor} with the limit, {flood-receipt}x, is within the bound of the theorem, and to its last digit no flood at that F costs more.',
  hypotheses: ['H-RL'],
  laws: [
    law(
      'the receipt is within the bound',
      '{flood-receipt} <= R_L + {receipt_flood_factor} * c_xdp / c_path',
      asPrinted<InsiderObservation>({
        symbols: {},
        unit: 'times the natural cost',
        says: ({ allowed, found, scale }) => ({
          expected: `a receipt of at most ${exactly(allowed, scale)}`,
          found: exactly(found, scale),
        }),
      }),
    ),
    law(
      'no flood costs more than the receipt',
      'F = {receipt_flood_factor} => JOINT_attacked(F, K) / JOINT_baseline(K) <= {flood-receipt} + last_place / 2',
      overEveryHorizon({
        // To the last digit: what rounds to the receipt is up to half of that above.
        last_place: { unit: '1', value: (revision: Revision) => lastPlace('flood-receipt', revision) },
      }),
      BURST_ASIDE,
    ),
  ],
});
