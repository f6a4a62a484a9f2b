import { createHash } from 'node:crypto';
import type { DossierData } from './dossier-data.ts';

/** What the page is made of: its program and its style, as the build makes them. */
export interface PageParts {
  readonly program: string;
  readonly style: string;
}

/**
 * One file that needs nothing else: data, program and style are in it, and a policy forbids everything that is not. Its
 * digest, of which links hold the first digits, is over all three.
 */
export function dossierHtml(data: DossierData, { program, style }: PageParts): string {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  const code = program.replaceAll('</script', '<\\/script');
  const digest = createHash('sha256').update(json).update(code).update(style).digest('hex').slice(0, 12);
  const policy = `default-src 'none'; script-src '${hashOf(code)}'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'`;
  const title = `${data.revision.name}: the dossier of mvps-verify`;
  return `<!doctype html>
<html lang="en" data-digest="${digest}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<div id="page"><p>${title}. This page is a program: it needs a browser that runs it.</p></div>
<script type="application/json" id="data">${json}</script>
<script>${code}</script>
</body>
</html>
`;
}

function hashOf(code: string): string {
  return `sha256-${createHash('sha256').update(code).digest('base64')}`;
}
