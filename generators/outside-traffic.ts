import type { Revision } from '../spec/language/revision.ts';
import type { StepKind } from '../src/search/case/scenario.ts';
import { numbers } from './domains.ts';

/** A world before which there are strangers. */
interface Exposed {
  sendFromOutside(rate: number): void;
}

/** Strangers that send for a tick, at any of the rates of section 8. */
export function outsideTraffic(
  { attackExponent: { min, max } }: Revision,
  weight: number,
): StepKind<Exposed> {
  const rates = Array.from({ length: max - min + 1 }, (_, power) => 10 ** (min + power));
  return {
    name: 'traffic-from-outside-for-a-tick',
    choice: 'outside-traffic',
    weight,
    args: [numbers('packets per second', rates)],
    run: (world, rate) => world.sendFromOutside(rate),
  };
}
