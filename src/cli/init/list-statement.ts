import { InputError } from '../../input/input-error.ts';
import type { StatementNames } from './statement-names.ts';

const WIDTH = 110;
const IMPORT = /^import [^;]*? from '([^']+)';\n/gm;

/** `properties/<subject>/bindings.ts` with one binding more. Throws an InputError where it lists none. */
export function withBinding(text: string, shown: string, { binding, stem }: StatementNames): string {
  const list = /^(export const \w+: readonly AnyBinding\[\] = )\[([^\]]*)\];$/m;
  const found = list.exec(text);
  if (found === null) throw noList(shown, 'a list of bindings: readonly AnyBinding[]');
  const [, head = '', listed = ''] = found;
  const entries = [...entriesOf(listed), binding];
  const inOne = `${head}[${entries.join(', ')}];`;
  const lines = `${head}[\n${entries.map((each) => `  ${each},\n`).join('')}];`;
  const replaced = text.replace(list, () => (inOne.length <= WIDTH ? inOne : lines));
  return withImport(replaced, `import { ${binding} } from './${stem}.ts';\n`, `./${stem}.ts`);
}

/** `spec/catalogue/statements.ts` with one file more that states something. Throws an InputError where it lists none. */
export function withStatement(
  text: string,
  shown: string,
  { binding, stem, subject }: StatementNames,
): string {
  const list = /^(const STATED: [^=]*= \[\n)([^\]]*)\];$/m;
  if (!list.test(text)) throw noList(shown, 'the list STATED');
  const listed = text.replace(list, (_, head: string, files: string) => `${head}${files}  ${binding},\n];`);
  const source = `../${subject}/${stem}.ts`;
  return withImport(listed, `import * as ${binding} from '${source}';\n`, source);
}

function entriesOf(listed: string): readonly string[] {
  return listed
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

/** With an import among those of the nearest folder, in the order of their sources. */
function withImport(text: string, line: string, source: string): string {
  const isNear = (other: string): boolean => other.startsWith('./') === source.startsWith('./');
  const imports = [...text.matchAll(IMPORT)].map((match) => ({
    source: match[1] ?? '',
    from: match.index,
    to: match.index + match[0].length,
  }));
  const next = imports.find((each) => isNear(each.source) && inOrder(source, each.source) < 0);
  const at = next?.from ?? imports.at(-1)?.to ?? 0;
  return text.slice(0, at) + line + text.slice(at);
}

/** As the formatter orders sources: without what they end with. */
function inOrder(left: string, right: string): number {
  const [before, after] = [left, right].map((source) => source.replace(/\.ts$/, '')) as [string, string];
  return before.localeCompare(after, 'en', { numeric: true });
}

function noList(shown: string, expected: string): InputError {
  return new InputError([`${shown}: found no such list in it, expected ${expected}`]);
}
