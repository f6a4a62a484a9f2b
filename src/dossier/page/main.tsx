import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { CalculatorPage } from './calculator.tsx';
import { CasePage } from './case-page.tsx';
import { Matrix } from './matrix.tsx';
import { PlotsPage } from './plots.tsx';
import { CausePage, CausesPage, FiguresPage, StatementPage, UncheckedPage } from './reports.tsx';
import { type Route, routeOf } from './route.ts';

const LINKS = [
  ['matrix', 'Evidence'],
  ['causes', 'Root causes'],
  ['figures', 'Figures'],
  ['plots', 'Plots'],
  ['calculator', 'Calculator'],
  ['unchecked', 'Not checked'],
] as const;

function Dossier() {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const moved = (): void => {
      setHash(location.hash);
      scrollTo(0, 0);
      document.querySelector('main')?.focus({ preventScroll: true });
    };
    addEventListener('hashchange', moved);
    return () => removeEventListener('hashchange', moved);
  }, []);
  const route = routeOf(hash);
  return (
    <>
      <nav aria-label="Pages">
        {LINKS.map(([page, title]) => (
          <a key={page} href={`#/${page}`} aria-current={route.page === page ? 'page' : undefined}>
            {title}
          </a>
        ))}
      </nav>
      <main tabIndex={-1}>{pageOf(route, hash)}</main>
    </>
  );
}

function pageOf(route: Route, hash: string) {
  switch (route.page) {
    case 'matrix':
      return <Matrix />;
    case 'causes':
      return <CausesPage />;
    case 'cause':
      return <CausePage id={route.id} />;
    case 'statement':
      return <StatementPage id={route.id} />;
    case 'case':
      return <CasePage key={hash} state={route.state} />;
    case 'figures':
      return <FiguresPage />;
    case 'plots':
      return <PlotsPage />;
    case 'calculator':
      return <CalculatorPage />;
    case 'unchecked':
      return <UncheckedPage />;
    case 'refused':
      return (
        <p class="verdict doubtful" role="alert">
          {route.why}
        </p>
      );
  }
}

const place = document.getElementById('page') as HTMLElement;
// What stands there is for a reader without the program.
place.replaceChildren();
render(<Dossier />, place);
