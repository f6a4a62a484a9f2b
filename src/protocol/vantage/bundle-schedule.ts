import type { Bundles, Cells, Ticks } from '../../../spec/language/notation.ts';
import type { RuleChoices } from '../../../spec/rules/catalogue.ts';

/** How many bundles the cells have emitted once so many ticks are over. */
export type BundleSchedule = (ticks: number, cells: Cells, period: Ticks) => Bundles;

/** When the cells_k bundles of a bundle period are emitted (section 1.1 gives their average only). */
export function createBundleSchedule(rules: RuleChoices): BundleSchedule {
  switch (rules['bundle-schedule']) {
    case 'spread':
      return spread;
    case 'together':
      return (ticks, cells, period) => (Math.floor(ticks / period) * cells) as Bundles;
    case 'late':
      return (ticks, cells, period) => spread(Math.max(0, ticks - 1), cells, period);
    case 'one-per-period':
      return (ticks, _, period) => Math.floor(ticks / period) as Bundles;
  }
}

function spread(ticks: number, cells: Cells, period: Ticks): Bundles {
  return Math.floor((ticks * cells) / period) as Bundles;
}
