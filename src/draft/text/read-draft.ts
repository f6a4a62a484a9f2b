import type { Draft } from './draft.ts';
import { readMarkdown } from './markdown.ts';
import { hasFrontMatter } from './markdown-source.ts';
import { readPlainText } from './plain-text.ts';
import { readSourceText } from './source-text.ts';
import { readXml } from './xml.ts';

/** What a draft may be written in, by how its file ends. */
const FORMS: Readonly<Record<string, (text: string, shown: string) => Draft>> = {
  txt: readPlainText,
  md: readMarkdown,
  markdown: readMarkdown,
  mkd: readMarkdown,
  xml: readXml,
};

/** Whether a file is a draft by its name. */
export function isDraftFile(name: string): boolean {
  return formNamed(name) !== undefined;
}

/** Reads a draft in plain text, Markdown or XML. Throws an InputError of one line where it cannot be read. */
export function readDraft(file: string, shown: string): Draft {
  return parseDraft(readSourceText(file, shown), shown);
}

/** The same of a text that was read. One of another name is what it begins like: XML, front matter, or plain text. */
export function parseDraft(text: string, shown: string): Draft {
  const read = formNamed(shown) ?? formOf(text);
  return read(text, shown);
}

function formOf(text: string) {
  if (/^\s*<(?:\?xml|!DOCTYPE|rfc)/.test(text)) return readXml;
  return hasFrontMatter(text) ? readMarkdown : readPlainText;
}

function formNamed(name: string) {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(FORMS, ending) ? FORMS[ending] : undefined;
}
