import { InputError } from './input-error.ts';
import { findTextFault } from './json-text.ts';
import { readText } from './read-text.ts';

/** No file of this project comes near it. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The value that a JSON file holds. Throws an InputError of one fault where there is no such file, it cannot be read,
 * or it is not JSON; `shown` is how the fault names the file.
 */
export function readJson(file: string, shown: string = file): unknown {
  const text = readText(file, shown, MOST_BYTES);
  const fault = findTextFault(text);
  if (fault !== null) {
    const place = `line ${fault.line}, column ${fault.column}`;
    throw new InputError([`${shown}: ${place}: found ${fault.found}, expected ${fault.expected}`]);
  }
  return JSON.parse(text);
}
