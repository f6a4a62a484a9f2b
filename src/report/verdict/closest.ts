import { type Choice, describeChoice } from '../../../spec/language/choices.ts';
import { type Closeness, type Sense, shareOf } from '../../../spec/language/closeness.ts';
import type { PlayedScript, TightestCase } from '../../search/trial/verdict.ts';
import { countedSteps, settingLines, stepLines } from '../text/counterexample-lines.ts';
import { decimal } from '../text/exact-ratio.ts';
import { percent, type Style, wrap } from '../text/style.ts';

/** The case that came closest to the bound, as `--json` writes it. */
export interface ResultClosest {
  readonly unit: string;
  /** `found` and `allowed` are so many times what they are in the unit, so that both are whole. */
  readonly scale: string;
  readonly found: string;
  readonly sense: Sense;
  readonly allowed: string;
  /** How much of what is allowed is used up, as a decimal fraction with six places, rounded down. */
  readonly share: string;
  readonly takes: readonly Choice[];
  readonly script: PlayedScript;
}

const SHARE_PLACES = 6;
/** Of a unit, in text. */
const UNIT_PLACES = 3;

export function resultClosest({ closeness, takes, script }: TightestCase): ResultClosest {
  const { unit, sense } = closeness;
  const { found, allowed, scale } = inLowestTerms(closeness);
  return {
    unit,
    scale: `${scale}`,
    found: `${found}`,
    sense,
    allowed: `${allowed}`,
    share: shareText(closeness),
    takes,
    script,
  };
}

/** "tightest case: 19,770 of at most 19,770 ns (100.0%)". */
export function describeClosest({ closeness }: TightestCase): string {
  return `tightest case: ${describeCloseness(closeness)} (${percent(shareText(closeness))})`;
}

/** "19,770 of at most 19,770 ns". */
export function describeCloseness({ unit, found, sense, allowed, scale }: Closeness): string {
  return `${inUnits(found, scale)} of ${sense} ${inUnits(allowed, scale)} ${unit}`;
}

/** The closest case as numbered steps, and what each led to. */
export function tightestCaseLines({ takes, script }: TightestCase, style: Style): readonly string[] {
  return [
    `  ${style.strong(`closest case, of ${countedSteps(script.steps.length)}`)}`,
    ...settingLines(script.setting, style),
    ...script.steps.flatMap((step, index) => stepLines(step, index, style)),
    ...takes.flatMap((choice) => wrap(describeChoice(choice), style.width, '    takes  ')),
  ];
}

function shareText(closeness: Closeness): string {
  const { part, whole } = shareOf(closeness);
  return decimal(part, whole, SHARE_PLACES);
}

/** In whole units where it is so, else with three places, rounded down. */
function inUnits(value: bigint, scale: bigint): string {
  const [whole = '', places] = (
    value % scale === 0n ? `${value / scale}` : decimal(value, scale, UNIT_PLACES)
  ).split('.');
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return places === undefined ? groups : `${groups}.${places}`;
}

function inLowestTerms({ found, allowed, scale }: Closeness) {
  const divisor = commonDivisor(commonDivisor(found < 0n ? -found : found, allowed), scale);
  return { found: found / divisor, allowed: allowed / divisor, scale: scale / divisor };
}

function commonDivisor(one: bigint, other: bigint): bigint {
  return other === 0n ? one : commonDivisor(other, one % other);
}
