import type { FlipPoint } from '../search/flip-point.ts';
import { grouped, type Style, wrap } from './style.ts';
import { tellCounterexample } from './tell-counterexample.ts';

/** Where each verdict flips, with the failing case beside it. */
export function flipLines(points: readonly FlipPoint[], style: Style): readonly string[] {
  return points.flatMap((point) => [...flipPointLines(point, style), '']);
}

function flipPointLines({ question, answer, probes }: FlipPoint, style: Style): readonly string[] {
  const { statement, limit, from, to } = question;
  const head = `${style.strong(statement)}  ${limit} from ${grouped(from)} to ${grouped(to)}: `;
  switch (answer.kind) {
    case 'no flip':
      return [`${head}no flip, ${answer.verdict} at each of ${probes.length} values`];
    case 'not monotone': {
      const told = probes.map(({ value, verdict }) => `${grouped(value)} ${verdict}`).join(', ');
      return [`${head}not monotone`, ...wrap(told, style.width, '  ')];
    }
    case 'flip': {
      const { below, above, counterexample } = answer;
      const between = `${below.verdict} at ${grouped(below.value)}, ${above.verdict} at ${grouped(above.value)}`;
      return [`${head}${between}`, ...tellCounterexample(counterexample, style)];
    }
  }
}
