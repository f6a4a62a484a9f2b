import { SHORT_DRAFT } from '../short-draft.fixture.ts';

const HEADING = /^(\d+(?:\.\d+)*)\. (.*)$/;

/** The short draft in kramdown-rfc's Markdown: headings with their numbers, symbols as code, equations in a block. */
export const SHORT_MARKDOWN = [
  '---',
  'title: Coupling',
  'docname: draft-short-00',
  '---',
  '',
  ...SHORT_DRAFT.split('\n').map((line) => {
    const [, number = '', title = ''] = HEADING.exec(line) ?? [];
    if (number !== '') return `${'#'.repeat(number.split('.').length)} ${number}. ${title}`;
    return line
      .trim()
      .replaceAll(/\b(c_json|c_hmac)\b(?= =)/g, '`$1`')
      .replaceAll(' * ', ' \\* ')
      .replaceAll('<=', '&lt;=')
      .replace(/^\+/, '\\+');
  }),
].join('\n');

/** The same in xml2rfc's vocabulary, where sections are not numbered but by what they stand in. */
export const SHORT_XML = (() => {
  const lines: string[] = ['<?xml version="1.0"?>', '<rfc>', '<middle>'];
  let depth = 0;
  const close = (to: number): void => {
    for (; depth > to; depth--) lines.push('</section>');
  };
  for (const line of SHORT_DRAFT.split('\n')) {
    const [, number = '', title = ''] = HEADING.exec(line) ?? [];
    const text = line.trim().replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    if (number !== '') {
      close(number.split('.').length - 1);
      depth++;
      lines.push(`<section pn="section-${number}"><name>${title}</name>`);
    } else if (text !== '')
      lines.push(`  <t>${text.replaceAll('c_bfd_parse =', '<tt>c_bfd_parse</tt> =')}</t>`);
  }
  close(0);
  return [...lines, '</middle>', '</rfc>', ''].join('\n');
})();
