import * as Plot from '@observablehq/plot';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { MOST_IN_POOL } from '../../../generators/split-view/quorum-probability-world.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import { startingSettings } from './calculator.tsx';
import { detectedIn } from './counted-quorums.ts';
import { DOSSIER, revisionNamed } from './dossier.ts';
import { allowedBy, coresOf, revisionWith, type Settings } from './model.ts';
import { Scroll } from './scroll.tsx';

interface Figure {
  readonly title: string;
  readonly says: string;
  /** The same as rows, for those who do not see it. */
  readonly rows: readonly Readonly<Record<string, string | number>>[];
  readonly plot: (width: number) => Plot.PlotOptions;
}

/** What the formulas come to over their ranges. Each has its numbers in a table below it. */
export function PlotsPage() {
  return (
    <article>
      <h1>Plots</h1>
      {[jointCost(), attackedRatio(), detection(), nicLoad(), behaviours()].map((figure) => (
        <PlotFigure key={figure.title} {...figure} />
      ))}
    </article>
  );
}

function PlotFigure({ title, says, rows, plot }: Figure) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const width = Math.min(720, place.current?.clientWidth ?? 640);
    const drawn = Plot.plot({
      width,
      height: 300,
      marginLeft: 60,
      style: { background: 'transparent' },
      ariaLabel: title,
      ...plot(width),
    });
    // The picture has one name, that of the place; groups in it may have none (WAI-ARIA 1.2).
    for (const each of drawn.querySelectorAll('[aria-label]')) each.removeAttribute('aria-label');
    place.current?.replaceChildren(drawn);
  }, []);
  const names = Object.keys(rows[0] ?? {});
  return (
    <figure>
      <figcaption>
        <strong>{title}</strong>
        <Says>{says}</Says>
      </figcaption>
      <div ref={place} role="img" aria-label={`${title}. ${says} The table below has the numbers.`} />
      <details>
        <summary>Numbers</summary>
        <Scroll label={`Numbers of ${title}`}>
          <table>
            <thead>
              <tr>
                {names.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={JSON.stringify(row)}>
                  {names.map((name) => (
                    <td key={name}>{row[name]}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </details>
    </figure>
  );
}

function Says({ children }: { readonly children: ComponentChildren }) {
  return <p>{children}</p>;
}

function jointCost(): Figure {
  const revision = revisionNamed(DOSSIER.revision.name);
  const rows = revision.scalePoints.flatMap((point) => {
    const cores = coresOf(revision, point as unknown as Settings);
    return (['A', 'B', 'C'] as const).map((path) => ({
      point: point.name,
      path,
      cores: cores[path].valueOf(),
    }));
  });
  return {
    title: 'Joint cost by path',
    says: 'CPU time per time at each scale point, on a logarithmic scale.',
    rows,
    plot: () => ({
      marginLeft: 120,
      x: { type: 'log', grid: true, label: 'cores' },
      y: { label: null },
      color: { legend: true },
      marks: [Plot.dot(rows, { x: 'cores', y: 'point', fill: 'path', r: 5 })],
    }),
  };
}

const FACTORS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];

function attackedRatio(): Figure {
  const settings = startingSettings();
  const rows = FACTORS.flatMap((F) =>
    DOSSIER.documents.flatMap(({ name }) => {
      const revision = revisionWith(revisionNamed(name), settings);
      const at = { ...settings, F };
      const bound = allowedBy('T-VDOS-1/bound', revision, at).value?.valueOf() ?? Number.NaN;
      const without = allowedBy('T-VDOS-1/without-limiter', revision, at).value?.valueOf() ?? Number.NaN;
      return [
        { F, curve: `bound, ${name}`, ratio: bound },
        { F, curve: `without limiter, ${name}`, ratio: without },
      ];
    }),
  );
  return {
    title: 'Attacked over baseline',
    says: 'What a flood of factor F costs, in multiples of the baseline, in one tick: by the printed bound, by the repaired one, and without the limiter.',
    rows,
    plot: () => ({
      x: { type: 'log', base: 2, grid: true, label: 'flood factor F' },
      y: { type: 'log', grid: true, label: 'ratio' },
      color: { legend: true },
      marks: [Plot.lineY(rows, { x: 'F', y: 'ratio', stroke: 'curve' })],
    }),
  };
}

/** What the core counts in pools of honest witnesses, beside what the formula of the statement allows at least. */
function detection(): Figure {
  const revision = revisionNamed(DOSSIER.revision.name);
  const rows = Array.from({ length: MOST_IN_POOL }, (_, at) => at + 1).flatMap((w) =>
    [1, 2, 3]
      .filter((q) => q <= w)
      .map((q) => ({ w, q, counted: detectedIn(revision, w, q), formula: detectionBy(revision, w, q) })),
  );
  return {
    title: 'Detection by a quorum',
    says: `The share of pairs of quorums, q out of w honest witnesses each, that detect a split view: counted by the core, and at least so by ${detectionFormula(revision)} (dashed).`,
    rows,
    plot: () => ({
      x: { label: 'witnesses w', grid: true },
      y: { label: 'share of pairs', domain: [0, 1], grid: true },
      color: { legend: true, type: 'categorical' },
      marks: [
        Plot.lineY(rows, { x: 'w', y: 'counted', stroke: 'q', marker: 'dot' }),
        Plot.lineY(rows, { x: 'w', y: 'formula', stroke: 'q', strokeDasharray: '4 4' }),
      ],
    }),
  };
}

const QUORUMS = 'T-COMP-SPLIT/quorum-bound';

function detectionBy(revision: Revision, w: number, q: number): number {
  return allowedBy(QUORUMS, revision, { ...startingSettings(), q }, { w }).value?.valueOf() ?? Number.NaN;
}

function detectionFormula(revision: Revision): string {
  return allowedBy(QUORUMS, revision, startingSettings()).formula;
}

/** Behind the limiter, by the budget over any window and by the rule for the window of the draft. */
function nicLoad(): Figure {
  const settings = startingSettings();
  const revision = revisionNamed(DOSSIER.revision.name);
  const rows = [1, 2, 4, 8, 15, 30, 60, 120].flatMap((window) =>
    (['T-NIC-SUFF/any-window', 'T-NIC-SUFF'] as const).map((id) => {
      const { value } = allowedBy(id, revision, settings, { d: window, '{nic_window}': window });
      return { window, curve: id, pps: (value?.valueOf() ?? Number.NaN) / window };
    }),
  );
  return {
    title: 'NIC load over the averaging window',
    says: `Packets per second at the most, averaged over a window, by the formulas of two statements: what a full bucket adds counts the more, the shorter it is.`,
    rows,
    plot: () => ({
      x: { type: 'log', label: 'window, s', grid: true },
      y: { label: 'packets/s', grid: true, zero: true },
      color: { legend: true },
      marks: [Plot.lineY(rows, { x: 'window', y: 'pps', stroke: 'curve', marker: 'dot' })],
    }),
  };
}

function behaviours(): Figure {
  const rows = DOSSIER.statements.flatMap(({ id, ran }) =>
    ran === null || ran.how.way !== 'sampled' || ran.behaviours.sampled === 0
      ? []
      : [
          {
            statement: id,
            cases: ran.cases,
            behaviours: ran.behaviours.distinct,
            of: ran.behaviours.sampled,
            verdict: ran.verdict,
          },
        ],
  );
  return {
    title: 'Cases against behaviours',
    says: 'How many of a sample of the cases of each sampled statement went differently.',
    rows,
    plot: () => ({
      x: { type: 'log', label: 'sampled cases', grid: true },
      y: { type: 'log', label: 'distinct behaviours', grid: true },
      color: { legend: true },
      marks: [Plot.dot(rows, { x: 'of', y: 'behaviours', stroke: 'verdict', title: 'statement', tip: true })],
    }),
  };
}
