import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BINDINGS } from '../../../properties/catalogue.ts';
import type { Choice } from '../../../spec/language/choices.ts';
import type { StatementId } from '../../../spec/language/statement.ts';
import { PACKAGE_ROOT } from '../../sources/package-root.ts';
import type { Findings } from '../findings/findings.ts';
import type { KeptFindings } from '../stored/kept-findings.ts';
import { createStyle } from '../text/style.ts';
import type { RunFacts } from '../verdict/report-run.ts';
import type { Judged } from '../verdict/result.ts';
import { reportScreen, SCREEN_LINES } from './screen.ts';

const file = 'evidence/findings/draft-00.json';
const findings = JSON.parse(readFileSync(join(PACKAGE_ROOT, file), 'utf8')) as Findings;
const kept: KeptFindings = { findings, file };
const style = createStyle(false, 100);

const FACTS: RunFacts = {
  named: null,
  revision: { name: 'draft-00', digest: '0'.repeat(64) },
  seed: 1,
  wallMs: 1000,
  repeated: 3,
  interrupted: false,
  canary: { promised: 100, refutedAfter: 1 },
  reachError: '1e-9',
  acceptedFor: 'draft-00',
  figures: null,
};

function judged(id: StatementId, word: 'held' | 'refuted', breaks?: readonly Choice[]): Judged {
  const counterexamples = breaks === undefined ? [] : [{ breaks }];
  return {
    verdict: { id, clause: '4', verdict: word, counterexamples, cases: 10 },
    expected: word,
  } as unknown as Judged;
}

/** Everything, as it stands on draft-00 by the findings. */
const ALL: readonly Judged[] = BINDINGS.map(({ statement: { id } }) => {
  const found = findings.findings.find(
    ({ statement, standing }) => statement === id && standing !== 'held off',
  );
  return found === undefined || !id.includes('/') ? judged(id, 'held') : judged(id, 'refuted', found.breaks);
});

describe('the screen of a run', () => {
  const lines = reportScreen(ALL, FACTS, kept, style);

  it('is at most 60 lines of 100 columns, with a line for each theorem', () => {
    expect(lines.length).toBeLessThanOrEqual(SCREEN_LINES);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(lines.slice(1, 16).map((line) => line.split(' ')[0])).toEqual(
      'T-JCOST-1 T-VDOS-1 T-RC-1 T-HKDF-PS T-COMP-SPLIT T-VOLINV T-AUTH-INHERIT T-NIC-SUFF L-DL D1 D2 D3 T-COAL-1 T-PARSE-1 document'.split(
        ' ',
      ),
    );
  });

  it('has a line for a theorem of a user as well', () => {
    const screen = reportScreen([...ALL, judged('T-NEW-1/some-claim', 'refuted', [])], FACTS, kept, style);
    expect(screen.find((line) => line.startsWith('T-NEW-1 '))).toMatch(/1 of 1 refuted +some-claim/);
  });

  it('fits a narrow terminal: titles lose their ends', () => {
    const narrow = reportScreen(ALL, FACTS, kept, createStyle(false, 80));
    expect(Math.max(...narrow.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(narrow.length).toBeLessThanOrEqual(SCREEN_LINES);
  });

  it('shows the worst causes, says how many more there are, and what to do next', () => {
    const shown = lines.filter((line) => /^C-\d\d /.test(line)).map((line) => line.slice(0, 4));
    expect(shown).toEqual(findings.causes.slice(0, shown.length).map(({ id }) => id));
    const more = findings.causes.length - shown.length;
    if (more > 0) expect(lines).toContain(`${more} more: mvps-verify findings`);
    expect(lines).toContain(`next: mvps-verify explain ${shown[0]}`);
  });

  it('shows no cause of what did not run', () => {
    const one = ALL.filter(({ verdict }) => verdict.id === 'T-RC-1/rejects-replays');
    const ids = reportScreen(one, FACTS, kept, style).filter((line) => /^C-\d\d /.test(line));
    expect(ids.map((line) => line.slice(0, 4))).toEqual(['C-43', 'C-03', 'C-44', 'C-02']);
  });

  it('claims nothing of a revision that was found on another: its counterexamples decide', () => {
    const own = [
      judged('T-RC-1/rejects-replays', 'refuted', ['restart-broker', 'replay', 'state-durability=volatile']),
      judged('T-RC-1/rejects-forgeries', 'held'),
    ];
    const named = { ...FACTS, named: 'my-draft.json' };
    const text = reportScreen(own, named, null, style).join('\n');
    expect(text.match(/^C-\d\d /gm)).toEqual(['C-03 ']);
    expect(text).toContain('1 root cause seen in this run; for all of them:');
    expect(text).toContain('mvps-verify findings --search --revision my-draft.json');
  });

  it('puts a verdict that is not as accepted before everything that is to be mended', () => {
    const odd: Judged = { ...judged('T-RC-1.A', 'refuted', ['replay']), expected: 'held' };
    const shown = reportScreen([odd, ...ALL.slice(1)], FACTS, kept, style);
    const at = shown.findIndex((line) => line.startsWith('T-RC-1.A  refuted, expected held'));
    expect(at).toBeGreaterThan(0);
    expect(at).toBeLessThan(shown.findIndex((line) => line.startsWith('C-01')));
    expect(shown).toContain('next: mvps-verify --check T-RC-1.A');
    expect(shown.length).toBeLessThanOrEqual(SCREEN_LINES);
  });
});
