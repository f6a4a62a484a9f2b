import jsonc from 'jsonc-parser';
import type { TextFault } from './json-text.ts';

/**
 * JSON with comments, and with a comma behind the last item of an object or a list, as JSON: what is more than that is
 * blank, so that everything else stands at its line and column. The fault is a comment that does not end.
 */
export function plainJsonOf(text: string): string | TextFault {
  const scanner = jsonc.createScanner(text, false);
  const parts: string[] = [];
  // Where in `parts` the last tokens are that are no space and no comment, the nearest first.
  let [last, beforeLast] = [-1, -1];
  for (scanner.scan(); scanner.getTokenLength() > 0; scanner.scan()) {
    const from = scanner.getTokenOffset();
    const token = text.slice(from, from + scanner.getTokenLength());
    if (isComment(token)) {
      if (!isEnded(token))
        return {
          line: scanner.getTokenStartLine() + 1,
          column: scanner.getTokenStartCharacter() + 1,
          found: 'a comment that does not end',
          expected: 'its end, "*/"',
        };
      parts.push(blank(token));
      continue;
    }
    if (isClosing(token) && parts[last] === ',' && isEndOfItem(parts[beforeLast])) parts[last] = ' ';
    if (token.trim() !== '') [last, beforeLast] = [parts.length, last];
    parts.push(token);
  }
  return parts.join('');
}

function isComment(token: string): boolean {
  return token.startsWith('//') || token.startsWith('/*');
}

/** A comment of the other form ends with its line. */
function isEnded(comment: string): boolean {
  return comment.startsWith('//') || (comment.length >= '/**/'.length && comment.endsWith('*/'));
}

function isClosing(token: string): boolean {
  return token === '}' || token === ']';
}

function isEndOfItem(token: string | undefined): boolean {
  return token !== undefined && !['{', '[', ',', ':'].includes(token);
}

/** Lines stay lines. */
function blank(comment: string): string {
  return comment.replace(/[^\r\n]/g, ' ');
}
