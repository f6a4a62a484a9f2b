import { createHash } from 'node:crypto';
import type { Log, ReportingDescriptor, Result } from 'sarif';
import type { CheckedDraft } from '../../draft/check-draft.ts';
import { type Diagnostic, fixInWords, type Severity } from '../../draft/diagnostic/diagnostic.ts';
import { DIAGNOSTIC_RULE_IDS, DIAGNOSTIC_RULES } from '../../draft/diagnostic/diagnostic-rules.ts';

const LEVELS: Readonly<Record<Severity, Result.level>> = { error: 'error', warning: 'warning', note: 'note' };

/** The diagnostics as SARIF 2.1.0 (OASIS): one run, lines and columns from 1, each with its fix where there is one. */
export function composeSarif({ draft, diagnostics }: CheckedDraft, version: string): Log {
  const times = new Map<string, number>();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'mvps-verify', version, rules: DIAGNOSTIC_RULE_IDS.map(ruleOf) } },
        automationDetails: { id: 'check/' },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((each) =>
          resultOf(each, draft.shown, draft.lines[each.line - 1] ?? '', times),
        ),
      },
    ],
  };
}

function ruleOf(id: (typeof DIAGNOSTIC_RULE_IDS)[number]): ReportingDescriptor {
  const { title, explanation } = DIAGNOSTIC_RULES[id];
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: explanation },
    help: { text: explanation },
  };
}

function resultOf(diagnostic: Diagnostic, file: string, source: string, times: Map<string, number>): Result {
  const { rule, severity, message, because, line, column, length, fix } = diagnostic;
  const artifactLocation = { uri: encodeURI(file.replaceAll('\\', '/')) };
  const region = { startLine: line, startColumn: column, endLine: line, endColumn: column + length };
  return {
    ruleId: rule,
    ruleIndex: DIAGNOSTIC_RULE_IDS.indexOf(rule),
    level: LEVELS[severity],
    message: { text: [`${message}.`, ...because].join('\n') },
    locations: [{ physicalLocation: { artifactLocation, region } }],
    partialFingerprints: {
      primaryLocationLineHash: fingerprint(`${rule} ${message} ${source.trim()}`, times),
    },
    ...(fix !== null && {
      fixes: [
        {
          description: { text: fixInWords(fix.text) },
          artifactChanges: [
            {
              artifactLocation,
              replacements: [{ deletedRegion: region, insertedContent: { text: fix.text } }],
            },
          ],
        },
      ],
    }),
  };
}

/** The same wherever its line moves to; of two alike on one line, each its own. */
function fingerprint(text: string, times: Map<string, number>): string {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const nth = (times.get(hash) ?? 0) + 1;
  times.set(hash, nth);
  return `${hash}:${nth}`;
}
