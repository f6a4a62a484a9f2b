import type { CodeFlow, Location, Log, Result, Run } from 'sarif';
import { describeChoice, ruleChoiceOf } from '../../../spec/language/choices.ts';
import type { Counterexample } from '../../search/trial/verdict.ts';
import type { AcceptanceFault } from '../accepted/acceptance-faults.ts';
import { stepLines, violationLines } from '../text/counterexample-lines.ts';
import { createStyle } from '../text/style.ts';
import {
  counterexampleLines,
  digestOf,
  fingerprintOf,
  type Reported,
  type RunReport,
  toldInShort,
} from './run-report.ts';

/** What a viewer of code scanning shows of a description. */
const LONGEST_DESCRIPTION = 1024;
/** What code scanning takes of a run; the first ones count. */
const MOST_RESULTS = 5000;
const ONE_LINE = { ...createStyle(false, 0), width: Number.POSITIVE_INFINITY };

/**
 * What a run found as SARIF 2.1.0: a result for each statement that is refuted, differs or is inconclusive, the worst
 * first, with its counterexample as a flow that can be stepped through.
 */
export function composeVerdictsSarif(run: RunReport, version: string): Log {
  const { revision, statements, faults } = run;
  const shown = statements.filter(
    ({ standing, verdict }) => standing !== 'as accepted' || verdict.verdict === 'refuted',
  );
  const results = [...shown.map((each, index) => resultOf(each, index, run)), ...faults.map(faultResult)];
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'mvps-verify',
            version,
            rules: [
              ...shown.map(({ id, sentence, clause, subject }) => ({
                id,
                shortDescription: { text: cut(sentence) },
                fullDescription: { text: cut(`Section ${clause}: ${sentence}`) },
                help: { text: `mvps-verify explain ${id}` },
                properties: {
                  precision: 'very-high',
                  'problem.severity': 'error',
                  tags: [subject, `section ${clause}`],
                },
              })),
              ...(faults.length === 0 ? [] : [ACCEPTANCE_RULE]),
            ],
          },
        },
        automationDetails: { id: `verify/${revision.name}/` },
        columnKind: 'utf16CodeUnits',
        results: results.slice(0, MOST_RESULTS),
        ...cutOff(results.length - MOST_RESULTS),
      },
    ],
  };
}

/** Says how many results were left out; nothing where none was. */
function cutOff(results: number): Pick<Run, 'invocations'> {
  if (results <= 0) return {};
  const message = {
    text: `${results} more results are not in this file: code scanning takes ${MOST_RESULTS}.`,
  };
  return {
    invocations: [{ executionSuccessful: true, toolExecutionNotifications: [{ level: 'warning', message }] }],
  };
}

function cut(text: string): string {
  return text.length <= LONGEST_DESCRIPTION ? text : `${text.slice(0, LONGEST_DESCRIPTION - 3)}...`;
}

function resultOf(each: Reported, index: number, run: RunReport): Result {
  const { id, verdict, standing, sentence } = each;
  const location = locationOf(each, null);
  return {
    ruleId: id,
    ruleIndex: index,
    ...(standing === 'inconclusive' ? { kind: 'open', level: 'none' } : { level: levelOf(each) }),
    message: { text: [`${toldInShort(each)}.`, sentence, ...counterexampleLines(each)].join('\n') },
    locations: [location],
    partialFingerprints: { primaryLocationLineHash: `${fingerprintOf(each)}:1` },
    ...(verdict.counterexamples.length === 0
      ? {}
      : { codeFlows: verdict.counterexamples.map((one) => flowOf(one, each, run)) }),
  };
}

const ACCEPTANCE_RULE = {
  id: 'accepted-finding',
  shortDescription: { text: 'An accepted finding stands.' },
  fullDescription: {
    text: 'An entry of the accepted findings is within its time, about something that breaks, there once, and no wider than what was found.',
  },
  help: { text: 'mvps-verify verify --update --reason <text>' },
};

function faultResult({ kind, file, line, text }: AcceptanceFault): Result {
  return {
    ruleId: ACCEPTANCE_RULE.id,
    level: 'error',
    message: { text: `An accepted finding is ${kind}.\n${text}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(file.replaceAll('\\', '/')) },
          region: { startLine: line, startColumn: 1, endLine: line, endColumn: 2 },
        },
      },
    ],
    partialFingerprints: { primaryLocationLineHash: `${digestOf([kind, text])}:1` },
  };
}

/** What is accepted as refuted is known, and no news. */
function levelOf({ standing, verdict }: Reported): Result.level {
  if (standing === 'as accepted') return 'note';
  return verdict.verdict === 'refuted' ? 'error' : 'warning';
}

/** The readings that a case picks, each where the draft speaks of its rule, then its steps, then what they violate. */
function flowOf({ breaks, script }: Counterexample, each: Reported, { placeOfRule }: RunReport): CodeFlow {
  const readings = breaks.flatMap((choice) => {
    const rule = ruleChoiceOf(choice)?.rule;
    const place = rule === undefined ? null : placeOfRule(rule);
    return rule === undefined
      ? []
      : [locationOf({ ...each, place: place ?? each.place }, describeChoice(choice))];
  });
  const steps = script.steps.map((step, index) =>
    stepLines(step, index, ONE_LINE)
      .map((line) => line.trim())
      .join(' '),
  );
  const breach = violationLines(script.breach, ONE_LINE).join(' ').trim();
  const played = [...steps, breach].map((text) => locationOf(each, text));
  return { threadFlows: [{ locations: [...readings, ...played].map((location) => ({ location })) }] };
}

function locationOf({ place, clause }: Pick<Reported, 'place' | 'clause'>, text: string | null): Location {
  const region = { startLine: place.line, startColumn: 1, endLine: place.line, endColumn: 2 };
  return {
    physicalLocation: { artifactLocation: { uri: encodeURI(place.file.replaceAll('\\', '/')) }, region },
    logicalLocations: [{ name: `section ${clause}`, kind: 'module' }],
    ...(text === null ? {} : { message: { text } }),
  };
}
