import { DIGEST, DOSSIER } from './dossier.ts';
import type { CaseState } from './played-case.ts';

/** What the page shows. */
export type Route =
  | { readonly page: 'matrix' | 'causes' | 'figures' | 'plots' | 'calculator' | 'unchecked' }
  | { readonly page: 'cause'; readonly id: string }
  | { readonly page: 'statement'; readonly id: string }
  | { readonly page: 'case'; readonly state: CaseState }
  | { readonly page: 'refused'; readonly why: string };

const PAGES = ['matrix', 'causes', 'figures', 'plots', 'calculator', 'unchecked'] as const;

/** The route of an address behind `#`. What it cannot show it refuses with a sentence. */
export function routeOf(hash: string): Route {
  const [page = '', ...rest] = hash.replace(/^#\/?/, '').split('/');
  const named = rest.map(decoded).join('/');
  if (page === '') return { page: 'matrix' };
  const plain = PAGES.find((each) => each === page);
  if (plain !== undefined) return { page: plain };
  if (page === 'cause') {
    if (DOSSIER.causes.some(({ id }) => id === named)) return { page, id: named };
    return refused(`There is no root cause ${named} in this dossier.`);
  }
  if (page === 'statement') {
    if (DOSSIER.statements.some(({ id }) => id === named)) return { page, id: named };
    return refused(`There is no statement ${named} in this dossier.`);
  }
  if (page === 'case') return caseRoute(rest[0] ?? '', rest[1] ?? '');
  return refused(`There is no page ${page} in this dossier.`);
}

function refused(why: string): Route {
  return { page: 'refused', why };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** A case is linked with the digest of the dossier that it was seen in. */
function caseRoute(digest: string, packed: string): Route {
  if (digest !== DIGEST)
    return refused(
      `This link shows a case of another dossier (${digest.slice(0, 12) || 'without a digest'}); this one is ${DIGEST}. What it shows has changed since, or was never here.`,
    );
  const state = unpacked(packed);
  if (state === null || !DOSSIER.statements.some(({ id }) => id === state.statement))
    return refused('This link is damaged: the case that it shows cannot be read.');
  return { page: 'case', state };
}

function unpacked(packed: string): CaseState | null {
  try {
    const bytes = Uint8Array.from(atob(packed.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
      character.charCodeAt(0),
    );
    const state = JSON.parse(new TextDecoder().decode(bytes)) as CaseState;
    const isWhole =
      Array.isArray(state.steps) &&
      Array.isArray(state.breaks) &&
      Array.isArray(state.flipped) &&
      typeof state.at === 'number';
    return isWhole && typeof state.setting === 'object' ? state : null;
  } catch {
    return null;
  }
}

/** The address of a case as it is shown. */
export function caseAddress(state: CaseState): string {
  const bytes = new TextEncoder().encode(JSON.stringify(state));
  const packed = btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
  return `#/case/${DIGEST}/${packed}`;
}

export function statementAddress(id: string): string {
  return `#/statement/${id.split('/').map(encodeURIComponent).join('/')}`;
}
