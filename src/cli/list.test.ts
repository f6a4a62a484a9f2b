import { expect, it } from 'vitest';
import { BINDINGS } from '../../properties/catalogue.ts';
import { PACKAGE_ROOT } from '../sources/package-root.ts';
import { type Ended, tryCli } from './cli.fixture.ts';

const cli = (line: string): Promise<Ended> => tryCli(line, { folder: PACKAGE_ROOT, bindings: BINDINGS });

it('explain tells statement, hypotheses, what must be reached and caught', async () => {
  const { out } = await cli('explain T-RC-1.A');
  expect(out).toContain('T-RC-1.A  clause 4');
  expect(out).toContain('H-BFD-AUTH: the HMAC-SHA256 of Coherence-BFD is unforgeable (clause 1.3; withholds');
  expect(out).toContain('a replay: 20.0%');
  expect(out).toContain('state-update=eager: When last_bfd_seq and last_cwt are written');
});

it('explain tells the space that is searched: with the alternatives of every rule that is open', async () => {
  const { out } = await cli('explain D2/breakdown');
  expect(out).toContain(
    '\n  exhausted to k to 12, under 3 combinations of what is left open: 60,480 cases\n',
  );
});

it('list checks names every check of the catalogue, its clause and who says it', async () => {
  const { out } = await cli('list checks');
  const named = out.split('\n').filter((line) => line !== '' && !line.startsWith(' '));
  expect(named.map((line) => line.split(/ {2,}clause /))).toEqual(
    BINDINGS.map(({ statement }) => [statement.id, `${statement.clause}, ${statement.origin.kind}`]),
  );
});

it.each([
  ['draft-00', '  * same-vantage: those', '    bound: those'],
  ['draft-01-proposed', '  * bound: those', '    same-vantage: those'],
])('list rules marks the alternative that %s takes', async (revision, taken, other) => {
  const { out } = await cli(`list rules --revision ${revision}`);
  expect(out).toContain(`\n${taken}`);
  expect(out).toContain(`\n${other}`);
});
