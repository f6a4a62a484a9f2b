import { plainTable } from '../report/text/plain-table.ts';
import { counted, createStyle, grouped, wrap } from '../report/text/style.ts';
import { MEDIAN_SECONDS, type Spread, WORST_SECONDS } from './finding-bars.ts';
import { median } from './paired-rounds.ts';

/** A wrong rule, and what came of it at the statement that takes the most cases to find it; the worst is that of all. */
export interface FindingRow {
  readonly rule: string;
  readonly statement: string;
  /** How many statements it was timed at. */
  readonly statements: number;
  readonly shipped: Spread;
  /** Null where the statement exhausts a space, which draws nothing. */
  readonly idiomatic: Spread | null;
  /** The bars that are missed at any of them. */
  readonly missed: readonly string[];
}

/** Why no statement finds a wrong rule: a fault is missed or shows nowhere, and a reading need not be found. */
export type WhyUnfound = 'missed' | 'reading' | 'nothing changes';
export type Unfound = Readonly<Record<WhyUnfound, readonly string[]>>;

const STYLE = createStyle(false, 120);
const SPREAD_TITLES = ['cases', 'worst', 's', 'worst s'];

export function findingTable(rows: readonly FindingRow[]): string {
  const head = [
    'wrong rule',
    'statement',
    'of',
    ...SPREAD_TITLES,
    ...SPREAD_TITLES.map((title) => `${title} *`),
  ];
  const cells = rows.map(({ rule, statement, statements, shipped, idiomatic, missed }) => [
    rule,
    statement,
    String(statements),
    ...spreadCells(shipped),
    ...(idiomatic === null ? SPREAD_TITLES.map(() => '-') : spreadCells(idiomatic)),
    missed.length === 0 ? '' : 'MISSED',
  ]);
  return plainTable([...head, ''], cells, STYLE, head.slice(2));
}

/** Both forms over all rules, and which bars are missed. */
export function summaryLines(rows: readonly FindingRow[], unfound: Unfound): readonly string[] {
  const shipped = rows.map((row) => ({ rule: row.rule, spread: row.shipped }));
  const idiomatic = rows.flatMap(({ rule, idiomatic: spread }) =>
    spread === null ? [] : [{ rule, spread }],
  );
  return [
    '* as fast-check is usually written: fc.array of fc.oneof of fc.record, in full size',
    describeForm('shipped', shipped),
    describeForm('idiomatic', idiomatic),
    ...listed('readings that no statement minds in a block of cases', unfound.reading),
    ...listed(
      'faults that change nothing on this revision, in a block of cases of each statement',
      unfound['nothing changes'],
    ),
    ...wrap(barsLine(rows, unfound), STYLE.width, ''),
  ];
}

/** Whether every wrong rule that shows was found soon enough. */
export function areBarsMet(rows: readonly FindingRow[], unfound: Unfound): boolean {
  return unfound.missed.length === 0 && rows.every(({ missed }) => missed.length === 0);
}

function barsLine(rows: readonly FindingRow[], unfound: Unfound): string {
  const missed = [
    ...rows.flatMap((row) => (row.missed.length === 0 ? [] : [`${row.rule} (${row.missed.join(', ')})`])),
    ...unfound.missed.map((rule) => `${rule} (found by no statement)`),
  ];
  const bars = `median under ${MEDIAN_SECONDS} s, worst under ${WORST_SECONDS} s`;
  return missed.length === 0 ? `bars met: ${bars}` : `bars missed (${bars}): ${missed.join(', ')}`;
}

function listed(what: string, rules: readonly string[]): readonly string[] {
  return rules.length === 0 ? [] : wrap(`${what}: ${rules.join(', ')}`, STYLE.width, '');
}

function describeForm(
  name: string,
  rows: readonly { readonly rule: string; readonly spread: Spread }[],
): string {
  if (rows.length === 0) return `${name}: no wrong rule`;
  const worst = rows.reduce((one, other) =>
    other.spread.worstSeconds > one.spread.worstSeconds ? other : one,
  );
  const middle = median(rows.map(({ spread }) => spread.medianSeconds));
  const unfound = rows.flatMap(({ rule, spread }) =>
    spread.unfound === 0 ? [] : [`${rule} from ${counted(spread.unfound, 'seed')}`],
  );
  return [
    `${name}: ${counted(rows.length, 'wrong rule')}, median of medians ${secondsText(middle)} s`,
    `worst of all ${worst.spread.unfound > 0 ? 'not found' : `${secondsText(worst.spread.worstSeconds)} s`} (${worst.rule})`,
    `not found in ${WORST_SECONDS} s: ${unfound.length === 0 ? 'none' : unfound.join(', ')}`,
  ].join('; ');
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
