import { choiceOf } from '../../../spec/language/choices.ts';
import type { Flip, FlipPoint, FlipQuestion, HoldingCase } from '../../search/analyse/flip-point.ts';
import { describeCounterexample, settingLines, stepLines } from '../text/counterexample-lines.ts';
import { grouped, type Style, wrap } from '../text/style.ts';

/** Where each verdict flips, with the failing case and the same case where it holds. */
export function flipLines(points: readonly FlipPoint[], style: Style): readonly string[] {
  return points.flatMap((point) => [...flipPointLines(point, style), '']);
}

function flipPointLines({ question, answer, probes }: FlipPoint, style: Style): readonly string[] {
  const { statement, limit, from, to } = question;
  const head = `${style.strong(statement)}  ${limit} from ${grouped(from)} to ${grouped(to)}: `;
  const under = conditionsOf(question);
  const asked = under.length === 0 ? [] : wrap(under.join(', '), style.width, '  asked with  ');
  if (answer.kind === 'no flip') {
    return [`${head}no flip, ${answer.verdict} at each of ${probes.length} values`, ...asked];
  }
  const changes = answer.flips.map(describeFlip).join('; ');
  const found = answer.kind === 'flip' ? changes : `not monotone: ${changes}`;
  return [`${head}${found}`, ...asked, ...answer.flips.flatMap((flip) => flipCaseLines(flip, limit, style))];
}

function describeFlip({ below, above }: Flip): string {
  return `${below.verdict} at ${grouped(below.value)}, ${above.verdict} at ${grouped(above.value)}`;
}

/** What a question holds fixed beside the revision. */
function conditionsOf({ rules = [], at = {}, open }: FlipQuestion): readonly string[] {
  return [
    ...rules.map(choiceOf),
    ...Object.entries(at).map(([limit, value]) => `${limit} = ${grouped(value)}`),
    ...(open === undefined ? [] : [open.length === 0 ? 'nothing open' : `only ${open.join(', ')} open`]),
  ];
}

function flipCaseLines(
  { below, above, failing, holding }: Flip,
  limit: string,
  style: Style,
): readonly string[] {
  const [refuted, held] = below.verdict === 'refuted' ? [below, above] : [above, below];
  return [
    `  ${limit} = ${grouped(refuted.value)}`,
    ...describeCounterexample(failing, style),
    `  ${limit} = ${grouped(held.value)}, where it holds`,
    ...holdingLines(holding, style),
  ];
}

function holdingLines({ setting, steps }: HoldingCase, style: Style): readonly string[] {
  return [
    `  ${style.strong('the same case')}`,
    ...settingLines(setting, style),
    ...steps.flatMap((step, index) => stepLines(step, index, style)),
  ];
}
