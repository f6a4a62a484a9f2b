import Fraction from 'fraction.js';
import { printedDigits } from '../figures/printed-numbers.ts';
import { LARGEST_F } from '../figures/verification-dos.ts';
import { law } from '../language/law.ts';
import { implied } from '../language/origin.ts';
import { condition } from '../language/quantifiers.ts';
import type { Revision } from '../language/revision.ts';
import { statement } from '../language/statement.ts';
import { BURST_ASIDE, ceilDivide, type InsiderObservation, inEveryWindow } from './cost-ratio.ts';

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
      // No case changes what is printed: there is no slack.
      condition<InsiderObservation>({
        holds(_, revision) {
          const { value, parts } = receiptOf(revision);
          return value * revision.c_path <= boundOfReceipt(revision) * parts;
        },
        expected(_, revision) {
          const { parts } = receiptOf(revision);
          const most = (boundOfReceipt(revision) * parts) / revision.c_path;
          return `a receipt of at most ${new Fraction(most, parts).toString()}`;
        },
        found(_, revision) {
          const { value, parts } = receiptOf(revision);
          return new Fraction(value, parts).toString();
        },
      }),
    ),
    law(
      'no flood costs more than the receipt',
      'F = {receipt_flood_factor} => JOINT_attacked(F, K) / JOINT_baseline(K) rounds to {flood-receipt} or less',
      inEveryWindow({
        given: ({ F }) => F === RECEIPT_F,
        sense: 'at most',
        ratio(_, revision) {
          const { value, parts } = receiptOf(revision);
          // Rounded to the last digit: up to half of it above.
          return ceilDivide(revision.c_path * (2n * value + 1n), 2n * parts);
        },
      }),
      BURST_ASIDE,
    ),
  ],
});

/** What the receipt prints with the limit: so many of these parts, which its last digit counts. */
function receiptOf(revision: Revision): { readonly value: bigint; readonly parts: bigint } {
  const [whole = '', decimals = ''] = printedDigits('flood-receipt', revision).split('.');
  return { value: BigInt(whole + decimals), parts: 10n ** BigInt(decimals.length) };
}

/** The bound of the theorem at the F of the receipt, times c_path. */
function boundOfReceipt({ R_L, c_path, cost }: Revision): bigint {
  return BigInt(R_L) * c_path + LARGEST_F * cost.c_xdp;
}
