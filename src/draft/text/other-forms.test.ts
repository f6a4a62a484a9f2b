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
    expect(numbers).toEqual(['', '1 One', '1.1 Inside', '2 Two', '3 Apart', '7.1 Quoted']);
  });

  test('has text without its marks, at the columns of the file', () => {
    const { sections } = parseDraft('# One\n\nthe `R_L` = **4**, see {{RFC2104}}\n', 'draft.md');
    const body = sections[1]?.body;
    expect(body?.text).toBe('One the R_L = 4, see RFC 2104');
    expect(body?.placeOf(14, 15)).toEqual({ line: 3, column: 15, length: 1 });
  });
});

describe('XML', () => {
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
    ['that is none', '<rfc><t>a < b</t></rfc>', /disallowed character in tag name|tag/],
  ])('%s is refused in one line', (_, text, fault) => {
    expect(() => parseDraft(text, 'draft.xml')).toThrow(InputError);
    expect(() => parseDraft(text, 'draft.xml')).toThrow(fault);
    expect(() => parseDraft(text, 'draft.xml')).toThrow(/^draft\.xml: line \d+, column \d+: found [^\n]*$/);
  });
});
