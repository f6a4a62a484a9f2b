import { InputError } from './input-error.ts';
import { findTextFault, type TextFault } from './json-text.ts';
import { plainJsonOf } from './jsonc-text.ts';
import { readText } from './read-text.ts';

/** No file of this project comes near it. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The value that a JSON file holds. Throws an InputError of one fault where there is no such file, it cannot be read,
 * or it is not JSON; `shown` is how the fault names the file.
 */
export function readJson(file: string, shown: string = file): unknown {
  return parse(readText(file, shown, MOST_BYTES), shown);
}

/** The same of a file that may hold comments, and a comma behind a last item: one that people write. */
export function readJsonWithComments(file: string, shown: string = file): unknown {
  const plain = plainJsonOf(readText(file, shown, MOST_BYTES));
  if (typeof plain !== 'string') throw faultIn(shown, plain);
  return parse(plain, shown);
}

function parse(text: string, shown: string): unknown {
  const fault = findTextFault(text);
  if (fault !== null) throw faultIn(shown, fault);
  return JSON.parse(text);
}

function faultIn(shown: string, { line, column, found, expected }: TextFault): InputError {
  return new InputError([`${shown}: line ${line}, column ${column}: found ${found}, expected ${expected}`]);
}
