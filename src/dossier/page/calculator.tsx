import { useState } from 'preact/hooks';
import { DOSSIER, revisionNamed } from './dossier.ts';
import { allowedBy, coresOf, revisionWith, type Settings, shown } from './model.ts';
import { Scroll } from './scroll.tsx';

interface Dial {
  readonly name: keyof Settings;
  readonly says: string;
  readonly least: number;
  readonly most: number;
}

const DIALS: readonly Dial[] = [
  { name: 'N', says: 'vantages', least: 1, most: 20_000 },
  { name: 'T_tick', says: 'tick, in us', least: 1_000, most: 2_000_000 },
  { name: 'q', says: 'cosignatures of a cell', least: 1, most: 16 },
  { name: 'cells_k', says: 'cells', least: 1, most: 64 },
  { name: 'bundle_period', says: 'ticks of a bundle period', least: 1, most: 100 },
  { name: 'R_L', says: 'packets a tick that the limiter lets through', least: 1, most: 64 },
  { name: 'B_F', says: 'seconds that a bucket saves up', least: 0, most: 60 },
  { name: 'F', says: 'flood factor', least: 1, most: 4096 },
  { name: 'n', says: 'ticks that an attack is averaged over', least: 1, most: 600 },
  { name: 'c_json', says: 'ns for the JSON of a snapshot', least: 0, most: 20_000 },
  { name: 'c_bfd_parse', says: 'ns to parse a push', least: 0, most: 5_000 },
  { name: 'c_hmac', says: 'ns for an HMAC', least: 0, most: 20_000 },
  { name: 'c_ed25519', says: 'ns for a signature', least: 0, most: 500_000 },
  { name: 'c_xdp', says: 'ns to drop a packet', least: 0, most: 5_000 },
];

/** The revision's own prices and limits, at its first scale point. */
export function startingSettings(): Settings {
  const { cost, R_L, B_F, scalePoints } = revisionNamed(DOSSIER.revision.name);
  const [point] = scalePoints;
  const prices = Object.fromEntries(Object.entries(cost).map(([name, price]) => [name, Number(price)]));
  const { N = 1, T_tick = 1_000_000, q = 1, cells_k = 1, bundle_period = 1 } = point ?? {};
  return {
    N,
    T_tick,
    q,
    cells_k,
    bundle_period,
    R_L: Number(R_L),
    B_F: Number(B_F),
    F: 1024,
    n: 1,
    ...prices,
  } as unknown as Settings;
}

/** What the dimensioning rule gives, by the formulas as printed and as repaired. */
export function CalculatorPage() {
  const [settings, setSettings] = useState(startingSettings());
  const columns = DOSSIER.documents.map(({ name }) => ({
    name,
    revision: revisionWith(revisionNamed(name), settings),
  }));
  const [printed, repaired] = columns;
  if (printed === undefined || repaired === undefined) return null;
  const cores = coresOf(printed.revision, settings);
  const rows = [
    ['attacked ratio, at most', 'T-VDOS-1/bound', ''],
    ['NIC, packets in the window', 'T-NIC-SUFF/budget', ''],
    ['NIC by the factor of the draft, packets in n ticks', 'T-NIC-SUFF/five-subsumes-burst', ''],
  ] as const;
  return (
    <article>
      <h1>Dimensioning</h1>
      <p class="lead">
        By the formulas that {printed.name} prints and that {repaired.name} puts in their place, in exact
        arithmetic.
      </p>
      <form class="dials">
        {DIALS.map(({ name, says, least, most }) => (
          <label key={name}>
            <span>
              <strong>{name}</strong> {says}
            </span>
            <input
              type="range"
              min={least}
              max={most}
              value={settings[name]}
              aria-label={`${name}, ${says}`}
              onInput={(event) => setSettings({ ...settings, [name]: Number(event.currentTarget.value) })}
            />
            <input
              type="number"
              name={name}
              min={least}
              max={most}
              value={settings[name]}
              aria-label={name}
              onInput={(event) =>
                setSettings({
                  ...settings,
                  [name]: Math.min(most, Math.max(least, Math.round(Number(event.currentTarget.value)))),
                })
              }
            />
          </label>
        ))}
      </form>
      <Scroll label="What it comes to">
        <table>
          <thead>
            <tr>
              <th scope="col">quantity</th>
              <th scope="col">{printed.name}</th>
              <th scope="col">{repaired.name}</th>
              <th scope="col">remark</th>
            </tr>
          </thead>
          <tbody>
            {(['A', 'B', 'C', 'joint'] as const).map((path) => (
              <tr key={path}>
                <th scope="row">{path === 'joint' ? 'JOINT, in cores' : `path ${path}, in cores`}</th>
                <td data-of={path}>{shown(cores[path], 6)}</td>
                <td>{shown(coresOf(repaired.revision, settings)[path], 6)}</td>
                <td></td>
              </tr>
            ))}
            {rows.map(([says, id]) => {
              const [one, other] = [
                allowedBy(id, printed.revision, settings),
                allowedBy(id, repaired.revision, settings),
              ];
              const parts = one.value !== null && other.value !== null && !one.value.equals(other.value);
              return (
                <tr key={id} class={parts ? 'parts' : ''}>
                  <th scope="row">
                    {says}
                    <div class="formula">{one.formula}</div>
                    {one.formula !== other.formula && <div class="formula">{other.formula}</div>}
                  </th>
                  <td data-of={id}>{shown(one.value)}</td>
                  <td>{shown(other.value)}</td>
                  <td>{parts ? 'they part' : ''}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroll>
    </article>
  );
}
