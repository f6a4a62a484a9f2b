import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type CodeAction,
  createMessageConnection,
  type Hover,
  type MessageConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node.js';
import { SHORT_DRAFT } from '../draft/short-draft.fixture.ts';
import { PACKAGE_ROOT } from '../sources/package-root.ts';

/** A text that is in no file: what is checked is what the editor holds. */
const URI = 'file:///nowhere/draft.txt';
let child: ChildProcess;
let client: MessageConnection;
const published: PublishDiagnosticsParams[] = [];

beforeAll(async () => {
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: PACKAGE_ROOT });
  child = spawn(process.execPath, [join(PACKAGE_ROOT, 'dist', 'src', 'cli', 'main.js'), 'lsp', '--stdio']);
  if (child.stdout === null || child.stdin === null) throw new Error('no pipes');
  client = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  client.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) =>
    published.push(params),
  );
  client.listen();
  const { capabilities } = await client.sendRequest<{ readonly capabilities: object }>('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
  });
  expect(capabilities).toMatchObject({ textDocumentSync: 2, hoverProvider: true });
  await client.sendNotification('initialized', {});
});
afterAll(() => child.kill());

/** The diagnostics of a version of the text. */
async function diagnosticsOf(version: number): Promise<PublishDiagnosticsParams['diagnostics']> {
  await expect.poll(() => published.some((each) => each.version === version), { timeout: 10_000 }).toBe(true);
  return published.find((each) => each.version === version)?.diagnostics ?? [];
}

const codes = (all: PublishDiagnosticsParams['diagnostics']) =>
  all.map(({ code, range }) => `${range.start.line} ${code}`);
const LINE = SHORT_DRAFT.split('\n').findIndex((line) => line.includes('For R_L = 4'));
const ON_THE_BOUND = { textDocument: { uri: URI }, position: { line: LINE, character: 60 } };

test('a text that is opened is checked as it is held', async () => {
  await client.sendNotification('textDocument/didOpen', {
    textDocument: { uri: URI, languageId: 'plaintext', version: 1, text: SHORT_DRAFT },
  });
  const diagnostics = await diagnosticsOf(1);
  expect(codes(diagnostics)).toContain(`${LINE} figure/contradicts`);
  expect(codes(diagnostics)).not.toContain(`${LINE} figure/not-reproduced`);
});

test('what is typed is checked before it is saved, and at its place', async () => {
  const start = { line: LINE, character: 'For R_L = '.length + 3 };
  await client.sendNotification('textDocument/didChange', {
    textDocument: { uri: URI, version: 2 },
    contentChanges: [{ range: { start, end: { ...start, character: start.character + 1 } }, text: '6' }],
  });
  const bound = (await diagnosticsOf(2)).find(
    ({ code, range }) => code === 'figure/not-reproduced' && range.start.line === LINE,
  );
  expect(bound).toMatchObject({
    severity: 1,
    source: 'mvps-verify',
    message: expect.stringContaining('flood-bound comes to 11.89, and 9.89 is printed'),
    range: { start: { character: 58 }, end: { character: 62 } },
  });
});

test('a pointer on it shows why, and a fix is offered', async () => {
  const hover = await client.sendRequest<Hover>('textDocument/hover', ON_THE_BOUND);
  expect(JSON.stringify(hover.contents)).toContain('write `11.89`');
  const [fix] = await client.sendRequest<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: URI },
    range: { start: ON_THE_BOUND.position, end: ON_THE_BOUND.position },
    context: { diagnostics: [] },
  });
  expect(fix).toMatchObject({ title: 'write 11.89', kind: 'quickfix', isPreferred: true });
  expect(fix?.edit?.changes?.[URI]?.[0]?.newText).toBe('11.89');
});

test('a fix of a text before is not offered for the text as it is now', async () => {
  const start = { line: 0, character: 0 };
  await client.sendNotification('textDocument/didChange', {
    textDocument: { uri: URI, version: 3 },
    contentChanges: [{ range: { start, end: start }, text: '\n\n' }],
  });
  const asked = (line: number) =>
    client.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: URI },
      range: { start: { line, character: 60 }, end: { line, character: 60 } },
      context: { diagnostics: [] },
    });
  expect(await asked(LINE)).toEqual([]);
  await diagnosticsOf(3);
  expect((await asked(LINE + 2)).map(({ title }) => title)).toEqual(['write 11.89']);
});

test('what the text does to statements follows, at the line that does it', async () => {
  const burst = SHORT_DRAFT.replace('B_F = 8', 'B_F = 90');
  const line = burst.split('\n').findIndex((each) => each.includes('B_F = 90'));
  await client.sendNotification('textDocument/didChange', {
    textDocument: { uri: URI, version: 10 },
    contentChanges: [{ text: burst }],
  });
  const broken = () =>
    published
      .filter(({ version }) => version === 10)
      .flatMap(({ diagnostics }) => codes(diagnostics))
      .filter((code) => code.endsWith('statement/broken'));
  await expect.poll(broken, { timeout: 20_000 }).toEqual([`${line} statement/broken`]);
}, 30_000);

test('a text that cannot be read is one diagnostic at its place', async () => {
  await client.sendNotification('textDocument/didChange', {
    textDocument: { uri: URI, version: 11 },
    contentChanges: [{ text: 'one\ntwo\u0000' }],
  });
  expect(codes(await diagnosticsOf(11))).toEqual(['1 text/unreadable']);
});

test('it ends when it is asked to', async () => {
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await client.sendRequest('shutdown');
  await client.sendNotification('exit');
  expect(await ended).toBe(0);
});
