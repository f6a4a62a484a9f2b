import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BINDINGS } from '../../properties/catalogue.ts';
import { closedForm } from '../../spec/joint-cost/closed-form.ts';
import { loadRevision } from '../revision/load.ts';
import { PACKAGE_ROOT } from '../sources/package-root.ts';
import { tryCli } from './cli.fixture.ts';

let folder: string;
let browser: Browser;
let url: string;
/** What the browser complained of, and what it asked for beside the page. */
const complaints: string[] = [];

const evidence = { read: [join(PACKAGE_ROOT, 'evidence')], write: '' };
const cli = (line: string) => tryCli(line, { folder, bindings: BINDINGS, evidence });

/** Debian's package, or what MVPS_BROWSER names. */
function browserHere(): string {
  const named = process.env.MVPS_BROWSER;
  const paths = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((each) => [join(each, 'chromium'), join(each, 'chromium-browser'), join(each, 'google-chrome')]);
  const found = named ?? paths.find((each) => existsSync(each));
  if (found === undefined)
    throw new Error('no Chromium on the PATH: "apt-get install chromium", or name one in MVPS_BROWSER');
  return found;
}

async function open(hash: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1100, height: 900 }, ...options });
  const page = await context.newPage();
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (request.url() !== `${url}${hash}` && request.url() !== url && !request.url().startsWith('data:'))
      complaints.push(request.url());
  });
  await page.goto(`${url}${hash}`);
  await page.waitForSelector('main h1, main [role=alert]');
  return page;
}

beforeAll(async () => {
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: PACKAGE_ROOT });
  folder = mkdtempSync(join(tmpdir(), 'dossier-'));
  await cli('verify --check T-RC-1.B --check T-NIC-SUFF --cases 4096 --no-corpus --quiet --json r.json');
  const { code, err } = await cli('dossier --out page --result r.json');
  expect([code, err]).toEqual([0, '']);
  url = pathToFileURL(join(folder, 'page/dossier.html')).href;
  browser = await chromium.launch({ executablePath: browserHere(), args: ['--no-sandbox'] });
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** The first case of a root cause, as a link in its page. */
async function caseOf(cause: string): Promise<string> {
  const page = await open(`#/cause/${cause}`);
  const href = (await page.locator('article a[href^="#/case"]').first().getAttribute('href')) as string;
  await page.context().close();
  return href;
}
const verdictIn = (page: Page): Promise<string> => page.locator('[role=status]').innerText();

describe('the file', () => {
  test('is one, below 2 MB, the same for the same evidence, and forbids everything that is not in it', async () => {
    const file = join(folder, 'page/dossier.html');
    expect(statSync(file).size).toBeLessThan(2_000_000);
    const html = readFileSync(file, 'utf8');
    expect(html).toContain(`default-src 'none'; script-src 'sha256-`);
    await cli('dossier --out again --result r.json');
    expect(readFileSync(join(folder, 'again/dossier.html'), 'utf8')).toBe(html);
    expect(html).not.toContain(folder);
  });

  test.each([
    ['dossier --out page --result absent.json', 'absent.json: no such file'],
    ['dossier --out page --result r.json --revision draft-01-proposed', 'r.json: $.revision: found draft-00'],
    ['dossier', "required option '--out <folder>'"],
  ])('%s is refused in a line', async (line, told) => {
    const { code, out, err } = await cli(line);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(told);
  });

  test('refuses a result that is damaged', async () => {
    writeFileSync(
      join(folder, 'bad.json'),
      readFileSync(join(folder, 'r.json'), 'utf8').replace('"seed"', '"sead"'),
    );
    expect((await cli('dossier --out page --result bad.json')).err).toContain(
      'bad.json: $.sead: found an unknown property',
    );
  });
});

describe('the page', () => {
  test('has every statement in a row and on a page of its own', async () => {
    const page = await open('');
    expect(await page.locator('tbody tr').count()).toBe(BINDINGS.length);
    for (const { statement } of BINDINGS) {
      await page.goto(`${url}#/statement/${statement.id}`);
      await page.locator('h1', { hasText: new RegExp(`^${statement.id}$`) }).waitFor();
      expect(await page.locator('pre').innerText()).toContain(statement.id);
    }
    await page.context().close();
  });

  test('filters its rows by what is chosen', async () => {
    const page = await open('');
    await page.getByLabel('subject').selectOption('split-view');
    await page.getByLabel('verdict').selectOption('refuted');
    const rows = await page.locator('tbody tr').allInnerTexts();
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) expect(row).toMatch(/^T-(COMP-SPLIT|COAL-1)\/.*refuted/);
    await page.context().close();
  });

  test('steps a counterexample to its end and back, by keyboard as well', async () => {
    const page = await open(await caseOf('C-03'));
    expect(await verdictIn(page)).toContain('After 0 of 3 steps, the statement says nothing');
    await page.getByRole('button', { name: 'Step', exact: true }).focus();
    for (const _ of [1, 2]) await page.keyboard.press('Enter');
    expect(await verdictIn(page)).toContain('After 2 of 3 steps, the statement holds');
    await page.keyboard.press('Enter');
    expect(await verdictIn(page)).toBe('At its end, the statement is violated.');
    expect(await page.locator('.laws').innerText()).toContain('expected refused, found accepted');
    expect(await page.locator('.steps [aria-current=step]').innerText()).toContain('replay');
    await page.getByRole('button', { name: 'Step back' }).click();
    expect(await verdictIn(page)).toContain('After 2 of 3 steps, the statement holds');
    await page.getByRole('button', { name: 'To the start' }).click();
    expect(await page.locator('.outcome').count()).toBe(0);
    await page.context().close();
  });

  test('decides a case anew where a rule is flipped, a step edited or left out', async () => {
    const page = await open(await caseOf('C-03'));
    await page.getByRole('button', { name: 'To the end' }).click();
    await page.getByLabel('state-durability').selectOption('durable');
    expect(await verdictIn(page)).toBe('At its end, the statement holds of this case.');
    await page.getByRole('button', { name: 'Undo all changes' }).click();
    await page.getByRole('button', { name: 'To the end' }).click();
    expect(await verdictIn(page)).toContain('violated');
    expect(await page.locator('.steps small').allInnerTexts()).toEqual(
      Array(3).fill(expect.stringMatching(/^ ?needed/)),
    );
    await page.getByRole('button', { name: 'Leave out step 2' }).click();
    expect(await verdictIn(page)).toContain('holds');
    await page.locator('.steps input').first().fill('v9');
    await page.keyboard.press('Tab');
    expect(await verdictIn(page)).toContain('Not possible');
    await page.context().close();
  });

  test('opens a link as it was left, and refuses one of another dossier or a damaged one in a sentence', async () => {
    const page = await open(await caseOf('C-03'));
    await page.getByRole('button', { name: 'To the end' }).click();
    await page.getByLabel('state-durability').selectOption('durable');
    const hash = new URL(page.url()).hash;
    const again = await open(hash);
    expect(await verdictIn(again)).toBe('At its end, the statement holds of this case.');
    expect(await again.getByLabel('state-durability').inputValue()).toBe('durable');
    const stale = await open(hash.replace(/case\/[0-9a-f]{4}/, 'case/0000'));
    expect(await stale.getByRole('alert').innerText()).toMatch(
      /^This link shows a case of another dossier \(0000/,
    );
    const damaged = await open(hash.slice(0, -40));
    expect(await damaged.getByRole('alert').innerText()).toContain('This link is damaged');
    const nowhere = await open('#/statement/T-NONE');
    expect(await nowhere.getByRole('alert').innerText()).toBe(
      'There is no statement T-NONE in this dossier.',
    );
    for (const each of [page, again, stale, damaged, nowhere]) await each.context().close();
  });

  test('plays every case to what the search found', async () => {
    const page = await open('#/causes');
    const links = new Set<string>();
    for (const cause of await page.locator('.cards a').allInnerTexts()) {
      await page.goto(`${url}#/cause/${cause}`);
      await page.locator('h1', { hasText: cause }).waitFor();
      for (const link of await page
        .locator('article a[href^="#/case"]')
        .evaluateAll((all) => all.map((each) => each.getAttribute('href'))))
        links.add(link as string);
    }
    expect(links.size).toBeGreaterThan(200);
    const some = [...links].filter((_, at) => at % 9 === 0);
    for (const link of some) {
      await page.goto(`${url}${link}`);
      await page.waitForSelector('.controls');
      const end = page.getByRole('button', { name: 'To the end' });
      if (await end.isEnabled()) await end.click();
      expect([link, await verdictIn(page)]).toEqual([link, 'At its end, the statement is violated.']);
    }
    await page.context().close();
  });

  test('reckons as the library does', async () => {
    const page = await open('#/calculator');
    expect(await page.locator('[data-of="T-VDOS-1/bound"]').innerText()).toBe('9.885');
    await page.locator('input[name=N]').fill('1500');
    await page.locator('input[name=R_L]').fill('6');
    const revision = loadRevision('draft-00');
    const [point] = revision.scalePoints;
    const { cpu, during } = closedForm(
      { ...(point as (typeof revision.scalePoints)[number]), N: 1500 } as never,
      revision,
    ).joint;
    expect(Number(await page.locator('[data-of=joint]').innerText())).toBeCloseTo(
      Number(cpu) / Number(during),
      6,
    );
    expect(await page.locator('[data-of="T-VDOS-1/bound"]').innerText()).toBe('11.885');
    expect(await page.locator('[data-of="T-NIC-SUFF/budget"]').innerText()).toBe('552 000');
    await page.context().close();
  });

  test('draws five plots, each with its numbers', async () => {
    const page = await open('#/plots');
    await page.waitForSelector('figure svg');
    expect(await page.locator('main > article > figure').count()).toBe(5);
    for (const table of await page.locator('figure table').all())
      expect(await table.locator('tr').count()).toBeGreaterThan(1);
    // As counted and by the formula: of one witness, of one of two, of two of two. And no number that could not be reckoned.
    const numbers = await page.locator('figure table').allTextContents();
    expect(numbers[2]).toContain('formula1111210.50.52210.75');
    expect(numbers.join(' ')).not.toMatch(/NaN|null/);
    await page.context().close();
  });

  const PAGES = [
    '',
    '#/causes',
    '#/cause/C-03',
    '#/statement/T-RC-1.B',
    'a case',
    '#/figures',
    '#/plots',
    '#/calculator',
    '#/unchecked',
  ];

  test.each(['light', 'dark'] as const)('has no violation that axe finds, in %s', async (colorScheme) => {
    const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    for (const hash of PAGES) {
      const page = await open(hash === 'a case' ? await caseOf('C-03') : hash, {
        colorScheme,
        bypassCSP: true,
      });
      await page.addScriptTag({ content: source });
      const found = await page.evaluate(async () => {
        const { violations } = await (
          globalThis as unknown as {
            axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
          }
        ).axe.run();
        return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      });
      expect([hash, found]).toEqual([hash, []]);
      await page.context().close();
    }
  });

  test('fits a phone', async () => {
    for (const hash of PAGES) {
      const page = await open(hash === 'a case' ? await caseOf('C-03') : hash, {
        viewport: { width: 360, height: 740 },
      });
      expect([hash, await page.evaluate<number>('document.documentElement.scrollWidth')]).toEqual([
        hash,
        360,
      ]);
      await page.context().close();
    }
  });

  test('asked for nothing else and complained of nothing in all of this', () => {
    expect(complaints).toEqual([]);
  });
});
