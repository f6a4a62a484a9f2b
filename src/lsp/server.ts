import { fileURLToPath } from 'node:url';
import {
  type Connection,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node.js';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Diagnostic, inOrder } from '../draft/diagnostic/diagnostic.ts';
import type { HeldText } from './check-text.ts';
import { fixesIn, hoverAt, reported } from './protocol-forms.ts';

/** In milliseconds: who types is not checked at every letter. */
const SETTLED = 150;

export interface ServerOptions {
  readonly reading: string;
  readonly seed: number;
  readonly version: string;
  /** Checks a text elsewhere, so that the protocol answers meanwhile. */
  check(text: HeldText): Promise<readonly Diagnostic[]>;
  /** What the text does to statements, likewise: it takes longer, and is asked of a text that has come to rest. */
  judge(text: HeldText): Promise<readonly Diagnostic[]>;
}

/** Serves diagnostics, hovers and fixes for the texts that an editor holds (Language Server Protocol 3.17). */
export function serve(connection: Connection, options: ServerOptions): void {
  const documents = new TextDocuments(TextDocument);
  const found = new Map<string, { readonly version: number; readonly diagnostics: readonly Diagnostic[] }>();
  const waiting = new Map<string, NodeJS.Timeout>();
  /** Of which texts the statements are looked at: one look at a time, the next for what is there by then. */
  const judging = new Set<string>();
  const capabilities: InitializeResult['capabilities'] = {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    hoverProvider: true,
    codeActionProvider: { codeActionKinds: ['quickfix'] },
  };

  /** What was found in a version of a text; nothing once more was typed, which is checked by itself. */
  const publish = async (uri: string, version: number, diagnostics: readonly Diagnostic[]): Promise<void> => {
    if (documents.get(uri)?.version !== version) return;
    found.set(uri, { version, diagnostics });
    await connection.sendDiagnostics({ uri, version, diagnostics: diagnostics.map(reported) });
  };

  const check = async (uri: string): Promise<void> => {
    const document = documents.get(uri);
    if (document === undefined) return;
    const { version } = document;
    await publish(uri, version, await options.check(heldIn(document)));
    await judge(uri);
  };

  const judge = async (uri: string): Promise<void> => {
    const document = documents.get(uri);
    if (document === undefined || judging.has(uri)) return;
    const { version } = document;
    judging.add(uri);
    try {
      const turned = await options.judge(heldIn(document));
      if (turned.length > 0) await publish(uri, version, inOrder([...foundIn(uri), ...turned]));
    } finally {
      judging.delete(uri);
    }
    const now = documents.get(uri)?.version;
    if (now !== undefined && now !== version && found.get(uri)?.version === now) await judge(uri);
  };

  const heldIn = (document: TextDocument): HeldText => {
    const { reading, seed } = options;
    return { path: pathOf(document.uri), text: document.getText(), reading, seed };
  };

  /** What was found in the text as it is now: places of an older one are not those of this one. */
  const foundIn = (uri: string): readonly Diagnostic[] => {
    const last = found.get(uri);
    return last !== undefined && last.version === documents.get(uri)?.version ? last.diagnostics : [];
  };

  connection.onInitialize(() => ({
    capabilities,
    serverInfo: { name: 'mvps-verify', version: options.version },
  }));
  documents.onDidChangeContent(({ document: { uri } }) => {
    clearTimeout(waiting.get(uri));
    const failed = (error: unknown): void => connection.console.error(`mvps-verify: ${String(error)}`);
    waiting.set(
      uri,
      setTimeout(() => void check(uri).catch(failed), SETTLED),
    );
  });
  documents.onDidClose(({ document: { uri } }) => {
    clearTimeout(waiting.get(uri));
    waiting.delete(uri);
    found.delete(uri);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
  });
  connection.onHover(({ textDocument, position }) => hoverAt(foundIn(textDocument.uri), position));
  connection.onCodeAction(({ textDocument, range }) => [
    ...fixesIn(foundIn(textDocument.uri), textDocument.uri, range),
  ]);
  documents.listen(connection);
  connection.listen();
}

/** One that was never saved has a name all the same. */
function pathOf(uri: string): string {
  return uri.startsWith('file:') ? fileURLToPath(uri) : (uri.split('/').at(-1) ?? 'draft.txt');
}
