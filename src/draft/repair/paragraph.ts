import type { Form } from '../text/draft.ts';

/** How a paragraph is set. */
export interface Layout {
  readonly form: Form;
  readonly indent: string;
  readonly width: number;
}

/** A sentence as a paragraph of its own in the form of a draft, line by line. */
export function paragraphOf(sentence: string, { form, indent, width }: Layout): readonly string[] {
  const text = escapedFor(form, sentence);
  const words = form === 'xml' ? `<t>${text}</t>` : text;
  return filled(words, width - indent.length).map((line) => `${indent}${line}`);
}

/** Text as a form writes it where signs have a meaning of their own in it. */
export function escapedFor(form: Form, text: string): string {
  switch (form) {
    case 'plain':
      return text;
    case 'markdown':
      return text.replaceAll(/[\\*`[\]<>|{}]/g, '\\$&');
    case 'xml':
      return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  }
}

/** Long enough for any word, where the text around is narrower than one. */
const NARROWEST = 20;

function filled(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of unbreakable(text)) {
    if (line !== '' && line.length + 1 + piece.length > Math.max(width, NARROWEST)) {
      lines.push(line);
      line = piece;
    } else line = line === '' ? piece : `${line} ${piece}`;
  }
  return [...lines, line];
}

/** A number or a sign at the beginning of a line could be read as a heading, or as the mark of a list. */
function unbreakable(text: string): readonly string[] {
  const pieces: string[] = [];
  for (const word of text.split(' ')) {
    const isBound = pieces.length > 0 && !/^["'(<]?[A-Za-z]/.test(word);
    if (isBound) pieces.push(`${pieces.pop()} ${word}`);
    else pieces.push(word);
  }
  return pieces;
}
