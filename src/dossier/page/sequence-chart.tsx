import { lifelinesOf, routeOfStep } from './lifelines.ts';
import type { CaseStep, Moment } from './played-case.ts';

const COLUMN = 150;
const ROW = 46;
const TOP = 44;
const MARGIN = 70;
const LONGEST = 24;

interface ChartProps {
  readonly subject: string;
  readonly steps: readonly CaseStep[];
  readonly moments: readonly Moment[];
  readonly at: number;
}

/** A case as a chart of messages. It is the picture of the ordered list beside it, which says more. */
export function SequenceChart({ subject, steps, moments, at }: ChartProps) {
  const lines = lifelinesOf(subject);
  const x = (place: number): number => MARGIN + place * COLUMN;
  const width = 2 * MARGIN + (lines.length - 1) * COLUMN;
  const height = TOP + ROW * Math.max(1, steps.length) + 16;
  return (
    <svg
      class="chart"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`Chart of ${steps.length} steps between ${lines.join(', ')}; the list of steps says the same`}
    >
      <defs>
        <marker
          id="tip"
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="7"
          markerHeight="7"
          orient="auto-start-reverse"
        >
          <path d="M0 0 L8 4 L0 8 z" fill="context-stroke" />
        </marker>
      </defs>
      {lines.map((name, place) => (
        <g key={name}>
          <text x={x(place)} y={20} class="actor">
            {name}
          </text>
          <line x1={x(place)} x2={x(place)} y1={TOP - 14} y2={height - 6} class="lifeline" />
        </g>
      ))}
      {steps.map((step, index) => {
        const [from, to] = routeOfStep(step.step, subject);
        const y = TOP + ROW * index + 22;
        const outcome = moments[index + 1]?.outcome.join(' ') ?? '';
        const kind = index >= at ? 'to-come' : /refused|dropped|lost/.test(outcome) ? 'refused' : 'done';
        const label = `${index + 1} ${step.step}`;
        return (
          <g key={index} class={`step ${kind}${index === at - 1 ? ' current' : ''}`}>
            {from === to ? (
              <rect x={x(from) - 7} y={y - 7} width={14} height={14} />
            ) : (
              <line x1={x(from)} x2={x(to)} y1={y} y2={y} marker-end="url(#tip)" />
            )}
            <text
              x={from === to ? x(from) + (from === lines.length - 1 ? -12 : 12) : (x(from) + x(to)) / 2}
              y={from === to ? y + 4 : y - 7}
              class={from === to ? (from === lines.length - 1 ? 'end' : 'start') : 'middle'}
            >
              {label.length > LONGEST ? `${label.slice(0, LONGEST - 1)}…` : label}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
