import { fileURLToPath } from 'node:url';
import {
  type Connection,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node.js';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from '../draft/diagnostic/diagnostic.ts';
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
}

/** Serves diagnostics, hovers and fixes for the texts that an editor holds (Language Server Protocol 3.17). */
export function serve(connection: Connection, options: ServerOptions): void {
  const documents = new TextDocuments(TextDocument);
  const found = new Map<string, { readonly version: number; readonly diagnostics: readonly Diagnostic[] }>();
  const waiting = new Map<string, NodeJS.Timeout>();
  const capabilities: InitializeResult['capabilities'] = {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    hoverProvider: true,
    codeActionProvider: { codeActionKinds: ['quickfix'] },
  };

  const check = async (uri: string): Promise<void> => {
    const document = documents.get(uri);
    if (document === undefined) return;
    const { version } = document;
    const { reading, seed } = options;
    const diagnostics = await options.check({ path: pathOf(uri), text: document.getText(), reading, seed });
    // What was typed since is checked by itself.
    if (documents.get(uri)?.version !== version) return;
    found.set(uri, { version, diagnostics });
    await connection.sendDiagnostics({ uri, version, diagnostics: diagnostics.map(reported) });
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
