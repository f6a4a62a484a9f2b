import { describe, expect, test } from 'vitest';
import { RULES } from '../../../spec/rules/catalogue.ts';
import type { Rule } from '../../../spec/rules/rule.ts';
import { InputError } from '../../input/input-error.ts';
import type { RevisionDocument } from '../../revision/document.ts';
import { load } from '../../revision/load.ts';
import { checkDraft } from '../check-draft.ts';
import { loadReading } from '../reading/reading.ts';
import { SHORT_DRAFT } from '../short-draft.fixture.ts';
import type { Form } from '../text/draft.ts';
import { SHORT_MARKDOWN, SHORT_XML } from '../text/other-forms.fixture.ts';
import { parseDraft } from '../text/read-draft.ts';
import { sentenceIn } from '../text/sentence-in.ts';
import { textOf } from '../text-of.fixture.ts';
import { paragraphOf } from './paragraph.ts';
import { repairText } from './repair-text.ts';

const READING = loadReading('draft-00');
const REPAIRED = load('draft-01-proposed').document;

const repair = (source: string, name: string, repaired: RevisionDocument = REPAIRED) =>
  repairText(source, textOf(source, name), repaired);

function errorsOf(source: string, name: string): readonly string[] {
  const { diagnostics } = checkDraft(parseDraft(source, name), READING, 1);
  return diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message);
}

/** The lines that one text has more than another, which has them in the same order. */
function addedTo(before: string, after: string): readonly string[] {
  const old = before.split('\n');
  const added = after.split('\n').filter((line) => {
    const isOld = line === old[0];
    if (isOld) old.shift();
    return !isOld;
  });
  expect(old).toEqual([]);
  return added;
}

/** Lines are compared apart from the number that is edited in its place. */
const withReceipt = (text: string): string => text.replace('ratio = 10.0x', 'ratio = 9.885x');

const FORMS = [
  ['plain text', 'draft.txt', SHORT_DRAFT],
  ['Markdown', 'draft.md', SHORT_MARKDOWN],
  ['XML', 'draft.xml', SHORT_XML],
] as const;

describe.each(FORMS)('the repairs of %s', (_, name, source) => {
  const made = repair(source, name);

  test('stand each in its section, beside what was there, and one number in its place', () => {
    const added = addedTo(withReceipt(source), made.source);
    expect(added.length).toBeGreaterThan(made.written.length);
    expect(made.written.filter(({ kind }) => kind === 'number').map(({ change }) => change)).toEqual([
      'flood-receipt',
    ]);
    for (const wanted of made.written) {
      if (wanted.kind !== 'sentence') continue;
      const section = made.draft.sections.find(({ number }) => number === wanted.clause);
      expect(section && sentenceIn(section, wanted.sentence)).not.toBeNull();
    }
    expect(made.written).toHaveLength(45);
  });

  test('are in no section that it does not have', () => {
    expect(made.placeless.map((wanted) => wanted.kind === 'sentence' && wanted.clause)).toEqual(
      Array.from({ length: 21 }, () => '1.4'),
    );
  });

  test('leave no more errors than there were', () => {
    expect(errorsOf(made.source, name).length).toBeLessThanOrEqual(errorsOf(source, name).length);
  });

  test('are written once only', () => {
    const again = repair(made.source, name);
    expect(again.source).toBe(made.source);
    expect([again.written.length, again.stated.length]).toEqual([0, 45]);
  });

  test('keep the line ends of the text', () => {
    const windows = repair(source.replaceAll('\n', '\r\n'), name);
    expect(windows.source.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(windows.source.replaceAll('\r\n', '\n')).toBe(made.source);
  });

  test('edit prices, limits, times and rates at each place where they are printed, in its unit', () => {
    const { source: edited } = repair(source, name, withValues());
    expect(edited).toMatch(/c_hmac`? = 1\.90 us/);
    expect(edited.match(/R_L = 6/g)).toHaveLength(2);
    expect(edited).toContain('over a 30-second');
    expect(edited).toContain('(2 Hz / N=1k');
    expect(edited).toContain('(0.25 ms / N=20000');
  });

  test('print another formula in the place of one', () => {
    const value = 'JOINT_attacked(F, K) / JOINT_baseline(K) <= R_L + burst + F * (c_xdp / c_path)';
    const formulas = { 'T-VDOS-1/bound': { value, clause: '3' } };
    const { source: edited, written } = repair(source, name, { ...load('draft-00').document, formulas });
    expect(written).toHaveLength(1);
    const { document } = textOf(edited, name).read;
    expect(document.formulas?.['T-VDOS-1/bound']?.value.replaceAll(' ', '')).toBe(value.replaceAll(' ', ''));
  });
});

test('what the author changed otherwise stays', () => {
  const edited = SHORT_DRAFT.replaceAll('R_L = 4', 'R_L = 6').replace('60-second', '30-second');
  const { source } = repair(edited, 'draft.txt');
  expect(source.match(/R_L = 6/g)).toHaveLength(2);
  expect(source).toContain('over a 30-second');
});

function withValues(): RevisionDocument {
  const { document } = load('draft-00');
  const { costs, limits, scalePoints } = document;
  const points = {
    'cwt-abstract': { T_tick: '500 ms' },
    'regime-c': { T_tick: '250 us', N: 20_000 },
  };
  return {
    ...document,
    costs: { ...costs, c_hmac: { value: '1.90 us', clause: '1.2' } },
    limits: {
      ...limits,
      R_L: { ...limits.R_L, value: 6 },
      nic_window: { ...limits.nic_window, value: '30000 ms' },
    },
    scalePoints: scalePoints.map((point) => ({ ...point, ...points[point.name as keyof typeof points] })),
  };
}

test('page breaks, headers and footers stay where they are', () => {
  const pages = SHORT_DRAFT.replace(
    '5. THEOREM',
    'Author        Expires 1 May 2027        [Page 1]\n\f\nInternet-Draft      Coupling      May 2026\n\n\n5. THEOREM',
  );
  const { source, written } = repair(pages, 'draft.txt');
  expect(written).toHaveLength(45);
  addedTo(withReceipt(pages), source);
  expect(source).toMatch(/\n\nAuthor {8}Expires 1 May 2027 {8}\[Page 1\]\n\f\nInternet-Draft/);
  const before = source.slice(0, source.indexOf('[Page 1]'));
  expect(before).toContain('The broker MUST compare bfd_seq');
});

test('a section ends before a heading that has no number', () => {
  const cut = SHORT_DRAFT.slice(0, SHORT_DRAFT.indexOf('6. WHAT FOLLOWS'));
  const { source } = repair(`${cut}Acknowledgements\n\n   To all.\n`, 'draft.txt');
  expect(source.indexOf('A witness MUST refuse')).toBeLessThan(source.indexOf('Acknowledgements'));
});

test('a text without a line end behind its last line stays one', () => {
  const cut = SHORT_DRAFT.slice(0, SHORT_DRAFT.indexOf('6. WHAT FOLLOWS')).trimEnd();
  const { source, written } = repair(cut, 'draft.txt');
  expect(written.length).toBeGreaterThan(0);
  expect(source).not.toMatch(/\n$/);
});

test('attributes and separators of Markdown stay beside what they belong to', () => {
  const text = SHORT_MARKDOWN.replace('# 6. WHAT', '--- back\n\n{: numbered="true"}\n# 6. WHAT');
  const { source } = repair(text, 'draft.md');
  expect(source).toMatch(
    /signature of the\s+collector\.[\s\S]*\n\n--- back\n\n\{: numbered="true"\}\n# 6\. WHAT/,
  );
});

test('XML of which lines are those of Markdown is refused in one line', () => {
  const mapped = SHORT_XML.replace('<middle>', '<middle><?line 9?>');
  expect(() => repair(mapped, 'draft.xml')).toThrow(InputError);
});

/** Every sentence that a rule has for a draft. */
const SENTENCES = Object.values(RULES).flatMap(({ requires }: Rule) => Object.values(requires ?? {}));

/** A section of each form that ends in a paragraph. */
const SECTION_WITH: Readonly<Record<Form, (paragraph: string) => string>> = {
  plain: (paragraph) => `1. ONE\n\n2. TWO\n\n3. THREE\n\n4. FOUR\n\n${paragraph}\n`,
  markdown: (paragraph) => `# 4. Four\n\n${paragraph}\n`,
  xml: (paragraph) => `<rfc><section pn="section-4"><name>Four</name>\n${paragraph}\n</section></rfc>`,
};

test.each([
  ['plain', 'draft.txt', '   '],
  ['markdown', 'draft.md', ''],
  ['xml', 'draft.xml', '  '],
] as const)('as %s, a sentence is one paragraph at any width', (form, name, indent) => {
  for (const sentence of SENTENCES.filter((each) => each !== '')) {
    for (let width = 24; width <= 90; width += 3) {
      const paragraph = paragraphOf(sentence, { form, indent, width }).join('\n');
      const { sections } = parseDraft(SECTION_WITH[form](paragraph), name);
      const section = sections.at(form === 'xml' ? 1 : -1);
      const isRead = section !== undefined && sentenceIn(section, sentence) !== null;
      expect([width, section?.number, isRead]).toEqual([width, '4', true]);
    }
  }
});
