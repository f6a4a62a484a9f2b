import Fraction from 'fraction.js';
import { roundHalfUp } from '../../spec/figures/printed.ts';
import { closedForm } from '../../spec/joint-cost/closed-form.ts';
import type { Diagnostic } from './diagnostic/diagnostic.ts';
import type { ReadRevision } from './reading/read-revision.ts';

/** What scale points are said to cost that only the text has, and do not, with what it does not print as other points have it. */
export function pointDiagnostics({ revision, costs }: ReadRevision): readonly Diagnostic[] {
  return revision.scalePoints.flatMap((point) => {
    const printed = costs.get(point.name);
    if (printed === undefined) return [];
    const { cpu, during } = closedForm(point, revision).joint;
    const places = printed.digits.split('.')[1]?.length ?? 0;
    const value = roundHalfUp(new Fraction(cpu * 100n, during), places);
    if (value === printed.digits) return [];
    return [
      {
        ...printed.place,
        rule: 'figure/unpublished',
        severity: 'warning',
        message: `${point.name} comes to ${value} % of a core, and ${printed.printed} is printed`,
        found: printed.printed,
        expected: value,
        because: [
          `with cells_k = ${point.cells_k} and a bundle period of ${point.bundle_period} ticks, which the text does not print beside it`,
        ],
        fix: { text: value, isSafe: false },
      },
    ];
  });
}
