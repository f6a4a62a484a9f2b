import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { BINDINGS } from '../../../properties/catalogue.ts';
import { load } from '../../revision/load.ts';
import { PACKAGE_ROOT } from '../../sources/package-root.ts';
import { statementPlace } from './statement-place.ts';

const loaded = load('draft-00');

it('is where a statement is stated, of each of them, and not where another one names it', () => {
  const elsewhere = BINDINGS.filter(({ statement: { id }, scenario }) => {
    const { file, line } = statementPlace(id, scenario(loaded.revision).subject, loaded);
    const text = readFileSync(join(PACKAGE_ROOT, file), 'utf8').split('\n')[line - 1] ?? '';
    return (
      !new RegExp(`(^|[ (])(id: )?'${id.replaceAll('.', '\\.')}',`).test(text) || file.includes('causes')
    );
  });
  expect(elsewhere.map(({ statement: { id } }) => id)).toEqual([]);
});
