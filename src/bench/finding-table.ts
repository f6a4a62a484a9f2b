import { plainTable } from '../report/plain-table.ts';
import { counted, createStyle, grouped, wrap } from '../report/style.ts';
import { missedBars, type Spread } from './finding-bars.ts';
import { median } from './paired-rounds.ts';

/** A wrong rule, where it was timed, and what came of it in each form. */
export interface FindingRow {
  readonly rule: string;
  readonly statement: string;
  readonly shipped: Spread;
  /** Null where the statement exhausts a space, which draws nothing. */
  readonly idiomatic: Spread | null;
}

/** Wrong rules that no statement finds. */
export interface Unfound {
  readonly faults: readonly string[];
  readonly readings: readonly string[];
}

const STYLE = createStyle(false, 120);
const SPREAD_TITLES = ['cases', 'worst', 's', 'worst s'];

export function findingTable(rows: readonly FindingRow[]): string {
  const head = ['wrong rule', 'statement', ...SPREAD_TITLES, ...SPREAD_TITLES.map((title) => `${title} *`)];
  const cells = rows.map(({ rule, statement, shipped, idiomatic }) => [
    rule,
    statement,
    ...spreadCells(shipped),
    ...(idiomatic === null ? SPREAD_TITLES.map(() => '-') : spreadCells(idiomatic)),
    missedBars(shipped)
      .map((bar) => `${bar} missed`)
      .join(', '),
  ]);
  return plainTable([...head, ''], cells, STYLE, head.slice(2));
}

/** Both forms over all rules, and which bars are missed. */
export function summaryLines(rows: readonly FindingRow[], { faults, readings }: Unfound): readonly string[] {
  const missed = rows.flatMap(({ rule, shipped }) =>
    missedBars(shipped).length === 0 ? [] : [`${rule} (${missedBars(shipped).join(', ')})`],
  );
  const sampled = rows.flatMap(({ rule, idiomatic }) =>
    idiomatic === null ? [] : [{ rule, of: idiomatic }],
  );
  const both = rows.filter(({ idiomatic }) => idiomatic !== null);
  return [
    '* as fast-check is usually written: fc.array of fc.oneof of fc.record, in full size',
    describeForm(
      'shipped',
      rows.map(({ rule, shipped }) => ({ rule, of: shipped })),
    ),
    describeForm('idiomatic', sampled),
    `median cases, idiomatic over shipped, in the middle rule: ${ratioText(both)}`,
    ...(readings.length === 0
      ? []
      : wrap(
          `readings that no statement minds in a block of cases: ${readings.join(', ')}`,
          STYLE.width,
          '',
        )),
    ...wrap(barsLine(missed, faults), STYLE.width, ''),
  ];
}

/** Whether every wrong rule was found soon enough. */
export function areBarsMet(rows: readonly FindingRow[], { faults }: Unfound): boolean {
  return faults.length === 0 && rows.every(({ shipped }) => missedBars(shipped).length === 0);
}

function barsLine(missed: readonly string[], faults: readonly string[]): string {
  const all = [...missed, ...faults.map((fault) => `${fault} (found by no statement)`)];
  return all.length === 0 ? 'bars met' : `bars missed: ${all.join(', ')}`;
}

function describeForm(name: string, rows: readonly { readonly rule: string; readonly of: Spread }[]): string {
  if (rows.length === 0) return `${name}: no rule`;
  const worst = rows.reduce((one, other) => (other.of.worstSeconds > one.of.worstSeconds ? other : one));
  const middle = median(rows.map(({ of }) => of.medianSeconds));
  const unfound = rows.reduce((sum, { of }) => sum + of.unfound, 0);
  const without = rows.filter(({ of }) => of.unfound > 0).length;
  return `${name}: ${counted(rows.length, 'wrong rule')}; median of medians ${secondsText(middle)} s; worst of all ${secondsText(worst.of.worstSeconds)} s (${worst.rule}); not found in time from ${counted(unfound, 'seed')} of ${counted(without, 'rule')}`;
}

function ratioText(rows: readonly FindingRow[]): string {
  if (rows.length === 0) return '-';
  const ratios = rows.map(
    ({ shipped, idiomatic }) => (idiomatic as Spread).medianCases / shipped.medianCases,
  );
  return `${median(ratios).toFixed(2)}x`;
}

function spreadCells({ medianCases, worstCases, medianSeconds, worstSeconds }: Spread): readonly string[] {
  return [
    casesText(medianCases),
    casesText(worstCases),
    secondsText(medianSeconds),
    secondsText(worstSeconds),
  ];
}

function casesText(cases: number): string {
  return Number.isFinite(cases) ? grouped(Math.round(cases)) : 'none';
}

function secondsText(seconds: number): string {
  return Number.isFinite(seconds) ? seconds.toFixed(3) : 'none';
}
