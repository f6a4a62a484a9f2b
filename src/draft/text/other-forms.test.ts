import { describe, expect, test } from 'vitest';
import { InputError } from '../../input/input-error.ts';
import { loadRevision } from '../../revision/load.ts';
import { checkDraft } from '../check-draft.ts';
import { loadReading } from '../reading/reading.ts';
import { SHORT_DRAFT } from '../short-draft.fixture.ts';
import { SHORT_MARKDOWN, SHORT_XML } from './other-forms.fixture.ts';
import { parseDraft } from './read-draft.ts';

const READING = { ...loadReading('draft-00'), sections: {} };
const check = (text: string, name: string) => checkDraft(parseDraft(text, name), READING, 1);
const PLAIN = check(SHORT_DRAFT, 'draft.txt');
const told = ({ diagnostics }: ReturnType<typeof check>) =>
  diagnostics.map(({ rule, message }) => `${rule}: ${message}`);

describe.each([
  ['Markdown', 'draft.md', SHORT_MARKDOWN],
  ['XML', 'draft.xml', SHORT_XML],
])('the same draft as %s', (_, name, text) => {
  const checked = check(text, name);

  test('gives the same revision, figures and equations', () => {
    expect(checked.read.revision.digest).toBe(loadRevision('draft-00').digest);
    expect(checked.figures).toEqual({ found: 45, of: 45 });
    const { read, evaluated, searched } = PLAIN.equations;
    expect(checked.equations).toMatchObject({ read, evaluated, searched, unread: [] });
  });

  test('is told the same', () => {
    expect(told(checked)).toEqual(told(PLAIN));
  });

  test('is told the same of its symbols, its units and its prose', () => {
    const faults =
      'By T-NEW-1 and 2 / c_new + 1, see Section 9.9, 4 us + 3 ms and JOINT(N, q) must not end here';
    const edited = (of: string) => of.replace('It ends with what others prove', faults);
    const added = told(check(edited(text), name)).filter((each) => !told(PLAIN).includes(each));
    expect(added).toEqual([
      'reading/unread: nothing was read from a sentence that says not',
      'citation/undefined: T-NEW-1 is cited, and the text proves or lists none of this name',
      'symbol/undefined: c_new is used in a formula, and the text says nowhere what it is',
      'citation/no-section: the text has no section 9.9',
      'equation/mixed-units: 4 us + 3 ms adds us and ms',
      'symbol/other-parameters: JOINT(N, q) stands here and JOINT(N, T_tick, q) on line ' +
        `${text.split('\n').findIndex((line) => line.includes('JOINT(N, T_tick, q)')) + 1}`,
      'requirement/lower-case: "must" stands in lower case in a text that has keywords of BCP 14',
    ]);
    expect(check(edited(SHORT_DRAFT), 'draft.txt').diagnostics).toHaveLength(
      PLAIN.diagnostics.length + added.length,
    );
  });

  test('each at its place', () => {
    for (const { line, column, length, rule, found } of checked.diagnostics) {
      if (rule.startsWith('figure/')) {
        const source = checked.draft.lines[line - 1] ?? '';
        expect(found.startsWith(source.slice(column - 1, column - 1 + length))).toBe(true);
      }
    }
    const price = checked.read.places.get('costs.c_hmac');
    const source = checked.draft.lines[(price?.line ?? 1) - 1] ?? '';
    expect(source.slice((price?.column ?? 1) - 1)).toMatch(/^2\.10 us/);
  });
});

describe('Markdown', () => {
  test('has sections that are counted where they print no number', () => {
    const text = '# One\n\n## Inside\n\n# Two\n\n# Apart\n{:numbered="false"}\n\n> # 7.1. Quoted\n> text\n';
    const numbers = parseDraft(text, 'draft.md').sections.map(({ number, title }) =>
      `${number} ${title}`.trim(),
    );
    expect(numbers).toEqual(['', '1 One', '1.1 Inside', '2 Two', 'Apart', '7.1 Quoted']);
  });

  test('has text without its marks, at the columns of the file', () => {
    const { sections } = parseDraft('# One\n\nthe `R_L` = **4**, see {{RFC2104}}\n', 'draft.md');
    const body = sections[1]?.body;
    expect(body?.text).toBe('One the R_L = 4, see RFC 2104');
    expect(body?.placeOf(14, 15)).toEqual({ line: 3, column: 15, length: 1 });
  });
});

describe('what only kramdown has', () => {
  const inShort = (text: string, name = 'draft.md') =>
    parseDraft(text, name).sections.map(({ number, title, body }) => [number, title, body.text]);

  test('are sections without a number, by attributes behind, under or above their heading', () => {
    const text =
      '# One {#one}\n\n# A {:numbered="false"}\n\n# B\n{: numbered="no"}\n\n{:unnumbered}\n# C\n\n# Two\n';
    expect(inShort(text).map(([number, title]) => `${number} ${title}`.trim())).toEqual([
      '',
      '1 One',
      'A',
      'B',
      'C',
      '2 Two',
    ]);
  });

  test('are tables, definitions, mathematics and appendices', () => {
    const text =
      '# One\n\n| a = 1 | b |\n|---|---|\n\nq\n: is 2\n\n$$\nc = 3\n$$\n\n--- back\n\n# More\n\n## In\n';
    const [, one, ...appendices] = inShort(text);
    expect(one?.[2]?.replaceAll(/ +/g, ' ')).toBe('One a = 1 b q is 2 c = 3');
    expect(appendices.map(([number]) => number)).toEqual(['A', 'A.1']);
    const table = parseDraft(text, 'draft.md').sections[1]?.body;
    expect(table?.placeOf(table.text.indexOf('1'), table.text.indexOf('1') + 1)).toEqual({
      line: 3,
      column: 7,
      length: 1,
    });
  });

  test('is front matter, by which a file of another name is known', () => {
    expect(inShort('---\ntitle: x\n---\n\n# One\n\ntext\n', 'draft')).toEqual([
      ['', '', ''],
      ['1', 'One', 'One text'],
    ]);
  });

  test.each([
    ['quotations', '> '.repeat(100_000), /found blocks inside one another, expected at most 50/],
    ['lists', '- '.repeat(100_000), /found blocks inside one another, expected at most 50/],
    [
      'lists deep by their indent',
      Array.from({ length: 1000 }, (_, at) => `${' '.repeat(2 * at)}- a`).join('\n'),
      /found blocks/,
    ],
    [
      'lists of many lines',
      Array.from({ length: 100_000 }, () => `${' '.repeat(500)}- a`).join('\n'),
      /found blocks/,
    ],
    ['emphasis', `${'**a *b '.repeat(50_000)}${'c* d**'.repeat(50_000)}`, /found more than 4000 marks/],
  ])('without end: %s, is refused in one line and soon', (_, text, fault) => {
    const begun = performance.now();
    expect(() => parseDraft(text, 'draft.md')).toThrow(fault);
    expect(() => parseDraft(text, 'draft.md')).toThrow(/^draft\.md: line \d+, column \d+: found [^\n]*$/);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});

describe('XML', () => {
  const titles = (body: string) =>
    parseDraft(`<rfc><middle>${body}</middle></rfc>`, 'a.xml').sections.map(
      ({ number, title, body: { text } }) => [number, title, text].join('|'),
    );

  test('has comments, figures and marks inside of names, none of which is a title or a text', () => {
    const figure = '<!-- <t>gone</t> > --><t>kept</t><figure><name>Figure</name></figure>';
    expect(titles(`<section><name>The <tt>x</tt> rule</name>${figure}</section>`)).toEqual([
      '||',
      '1|The x rule|The x rule kept Figure',
    ]);
  });

  test('has sections in their order, also on one line', () => {
    const inner = '<section pn="section-1.7"><name>In</name></section>';
    expect(titles(`<section><name>One</name>${inner}</section>`)).toEqual(['||', '1|One|One', '1.7|In|In']);
  });

  test('has appendices', () => {
    const text = '<rfc><back><section><name>A</name><section><name>B</name></section></section></back></rfc>';
    expect(parseDraft(text, 'a.xml').sections.map(({ number }) => number)).toEqual(['', 'A', 'A.1']);
  });

  test('has source code at its columns', () => {
    const [section] = parseDraft(
      '<rfc><sourcecode><![CDATA[a < b\n  c = 1]]></sourcecode></rfc>',
      'a.xml',
    ).sections;
    expect(section?.body.text).toBe('a < b c = 1');
    expect(section?.body.placeOf(0, 1)).toEqual({ line: 1, column: 27, length: 1 });
    expect(section?.body.placeOf(6, 7)).toEqual({ line: 2, column: 3, length: 1 });
  });

  test('that was made of Markdown corrects its lines by as many as it says', () => {
    const text = '<rfc>\n<?line 40?>\n<t>a</t>\n<?line -18?>\n<t>b</t>\n<?line +2?>\n<t>c</t>\n</rfc>';
    const body = parseDraft(text, 'a.xml').sections[0]?.body;
    expect([0, 2, 4].map((at) => body?.placeOf(at, at + 1).line)).toEqual([41, 25, 29]);
  });

  test('that was made of Markdown tells the lines of that', () => {
    const [before = '', behind = ''] = SHORT_XML.split('  <t>c_hmac');
    const checked = check(`${before}<?line 300?>\n  <t>c_hmac${behind}`, 'draft.xml');
    expect(checked.read.places.get('costs.c_hmac')?.line).toBe(301);
    expect(checked.draft.lines).toEqual([]);
  });

  test('counts sections that have no number of their own', () => {
    const text =
      '<rfc><middle><section><name>One</name><section><name>In</name><t>x</t></section></section><section numbered="false"><name>Two</name></section></middle></rfc>';
    expect(
      parseDraft(text, 'a.xml').sections.map(({ number, title }) => `${number} ${title}`.trim()),
    ).toEqual(expect.arrayContaining(['1 One', '1.1 In', 'Two']));
  });

  test.each([
    ['that ends too early', '<rfc><middle><section>', /unclosed tag/],
    ['with entities of its own', '<!DOCTYPE rfc [<!ENTITY a "b">]><rfc>&a;</rfc>', /undefined entity/],
    ['with sections without end', `<rfc>${'<section>'.repeat(100_000)}`, /more than 20 deep/],
    ['with elements without end', `<rfc>${'<t>'.repeat(100_000)}`, /more than 200 deep/],
    ['that is none', '<rfc><t>a < b</t></rfc>', /disallowed character in tag name|tag/],
  ])('%s is refused in one line', (_, text, fault) => {
    expect(() => parseDraft(text, 'draft.xml')).toThrow(InputError);
    expect(() => parseDraft(text, 'draft.xml')).toThrow(fault);
    expect(() => parseDraft(text, 'draft.xml')).toThrow(/^draft\.xml: line \d+, column \d+: found [^\n]*$/);
  });
});
