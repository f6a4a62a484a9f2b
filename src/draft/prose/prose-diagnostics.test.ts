import { describe, expect, test } from 'vitest';
import { inOrder } from '../diagnostic/diagnostic.ts';
import { parseDraft } from '../text/read-draft.ts';
import { proseDiagnostics } from './prose-diagnostics.ts';

const found = (text: string, name = 'draft.txt') =>
  inOrder(proseDiagnostics(parseDraft(text, name))).map(
    ({ line, column, rule, message }) => `${line}:${column} ${rule}: ${message}`,
  );
const SECTIONS =
  '1. HYPOTHESES\n\nH-ONE Clocks agree.\nH-TWO, H-SUB of CWT Section 3.\n\n2. THEOREM T-MAIN\n\n';

describe('hypotheses and results', () => {
  test.each([
    [
      'a hypothesis that nobody states',
      'By H-ONE and H-NEW.',
      '8:14 citation/undefined: H-NEW is cited, and the text states none of this name',
    ],
    [
      'a part of one',
      'By H-ONE and H-NEW.I1.',
      '8:14 citation/undefined: H-NEW is cited, and the text states none of this name',
    ],
    [
      'a result that nobody proves',
      'By H-ONE and T-OTHER-1.',
      '8:14 citation/undefined: T-OTHER-1 is cited, and the text proves or lists none of this name',
    ],
    [
      'a hypothesis that nothing cites',
      'Nothing.',
      '3:1 citation/unused: H-ONE is listed, and cited nowhere in the text',
    ],
    [
      'a result of another document that nothing cites',
      'By H-ONE. T-AWAY-1 of CWT (bounds).',
      '8:11 citation/unused: T-AWAY-1 is listed, and cited nowhere in the text',
    ],
  ])('%s is found', (_, text, told) => {
    expect(found(SECTIONS + text)).toEqual([told]);
  });

  test.each([
    ['what is stated', 'Under H-ONE, T-MAIN holds; so does T-MAIN.A.'],
    ['a part of what is stated', 'By H-ONE.I1 and H-SUB.'],
    [
      'a result that is listed as that of another document',
      'By H-ONE and T-AWAY-1. T-AWAY-1, T-AWAY-2 of CWT, both used: T-AWAY-2.',
    ],
    [
      'a list of results with what each says',
      'By H-ONE: T-CHECK-NEG necessity: without it nothing holds. As T-CHECK-NEG shows.',
    ],
    ['a name that is torn', 'By H-ONE. COROLLARY T-TORN- APART. T-TORN-APART ends.'],
    ['names of another form', 'By H-ONE. A T-shirt, HMAC-SHA256, PATH-T-X1, H-bridges.'],
  ])('%s is not', (_, text) => {
    expect(found(SECTIONS + text)).toEqual([]);
  });

  test('a text that states none has no such names', () => {
    expect(found('1. ONE\n\nOver H-ARQ the T-SQL server answers.')).toEqual([]);
  });
});

describe('sections', () => {
  const text = (words: string) => `1. ONE\n\n1.1. Inner\n\n${words}\n\n2. TWO\n\nEnd.`;

  test.each([
    ['see Section 9.9.', '5:5'],
    ['(Section 9.9)', '5:2'],
    ['It follows. Section 9.9 has it.', '5:13'],
    ['as of Section 9.9 of this document', '5:7'],
    ['by Sections 9.9 and 1.1', '5:4'],
  ])('one that is not there is found: %s', (words, place) => {
    expect(found(text(words))).toEqual([`${place} citation/no-section: the text has no section 9.9`]);
  });

  test.each([
    'Section 1.1, see Section 2 and Section 1.',
    'CWT Section 9.9',
    'CWT 9.9',
    'Section 9.9 of the draft',
    '(Section 9.9 of CWT)',
    'per draft Section 9.9',
    'RFC 8032, Section 5.1.7 and [RFC5869] Section 9.9',
    'Sections 9.8 and 9.9 of RFC 8032',
    "the draft's Section 9.9",
    'in Section 9.9 (bounds) of CWT',
    'a cross section 9 times as wide',
  ])('what is there, or may be elsewhere, is not: %s', (words) => {
    expect(found(text(words))).toEqual([]);
  });

  test('a text without numbers has none', () => {
    expect(found('See Section 9.9.')).toEqual([]);
  });
});

describe('requirements', () => {
  const BCP = '1. ONE\n\nKeywords are those of BCP 14.\n\n';
  const RULE = 'The broker MUST drop each such packet.';

  test('one that stands twice in a section is found, and in two sections is not', () => {
    expect(found(`${BCP}${RULE} Why? ${RULE.replace('drop ', 'drop\n')}`)).toEqual([
      '5:45 requirement/repeated: this requirement stands on line 5 of the same section, word for word',
    ]);
    expect(found(`${BCP}${RULE}\n\n2. TWO\n\n${RULE} ${RULE.replace('packet', 'bundle')}`)).toEqual([]);
    expect(found(`${BCP}${RULE.replace('MUST', 'will')} ${RULE.replace('MUST', 'will')} ${RULE}`)).toEqual(
      [],
    );
  });

  test('a word in lower case beside keywords is found, once for a section', () => {
    expect(found(`${BCP}${RULE} It then must count it.\nClients should wait, and shall end.`)).toEqual([
      '5:48 requirement/lower-case: "must" stands in lower case in a text that has keywords of BCP 14',
    ]);
  });

  test.each([
    'What was sent must have been read.',
    'It is as it should be.',
    'A musty shoulder.',
    'It should be noted.',
  ])('what asks for nothing is not: %s', (words) => {
    expect(found(`${BCP}${RULE} ${words}`)).toEqual([]);
  });

  test('a text without keywords has none in lower case', () => {
    expect(found('1. ONE\n\nIt must count. ISSUED 27 MAY 2026. MUST')).toEqual([]);
  });

  test('keywords that nothing explains are found once', () => {
    expect(found(`1. ONE\n\n${RULE} It MAY count it.`)).toEqual([
      '3:12 requirement/no-reference: MUST is a keyword of BCP 14, and the text cites neither RFC 2119 nor RFC 8174',
    ]);
  });

  test.each([
    ['draft.md', `# One\n\nAs in {{RFC2119}}. ${RULE}`],
    ['draft.md', `# One\n\n{::boilerplate bcp14-tagged}\n\n${RULE}`],
    [
      'draft.xml',
      `<rfc><section><name>One</name><t><xref target="RFC8174"/></t><t>${RULE}</t></section></rfc>`,
    ],
  ])('and are not where a form of %s does', (name, text) => {
    expect(found(text, name)).toEqual([]);
  });
});

describe('characters that nobody sees', () => {
  test.each([
    ['draft.txt', 'c_js\u200bon = 4', '1:5 text/invisible: an invisible character stands here: U+200B'],
    [
      'draft.txt',
      '1. ONE\n\na\u2060\ufeffb',
      '3:2 text/invisible: 2 invisible characters stand here: U+2060, U+FEFF',
    ],
    ['draft.md', '# One\n\n`c_js\u200don`', '3:6 text/invisible: an invisible character stands here: U+200D'],
    [
      'draft.xml',
      '<rfc><t>a</t>\n<t>ab&#x202e;c</t></rfc>',
      '2:6 text/invisible: an invisible character stands here: U+202E',
    ],
    [
      'draft.xml',
      '<rfc><t>a\u00adb</t></rfc>',
      '1:10 text/invisible: an invisible character stands here: U+00AD',
    ],
  ])('are found in %s', (name, text, told) => {
    expect(found(text, name)).toEqual([told]);
  });

  test('only those that change no order are left out unseen', () => {
    const fixes = (text: string) => proseDiagnostics(parseDraft(text, 'a.xml')).map(({ fix }) => fix);
    expect(fixes('<rfc><t>a\u200bb</t></rfc>')).toEqual([{ text: '', isSafe: true }]);
    expect(fixes('<rfc><t>a&#x202e;b</t></rfc>')).toEqual([{ text: '', isSafe: false }]);
  });

  test.each([
    ['draft.xml', '<rfc><t>long&zwsp;word and no&wj;break</t></rfc>'],
    [
      'draft.txt',
      'N\u00a0= 4, \u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645, \u{1f468}\u200d\u{1f469}',
    ],
  ])('but not what can be seen in %s', (name, text) => {
    expect(found(text, name)).toEqual([]);
  });
});
