import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { load, loadRevision } from '../../src/revision/load.ts';
import type { FigureId } from './catalogue.ts';
import { type JudgedFigure, judgeFigures } from './judge.ts';
import { roundLike } from './printed.ts';

type All = ReadonlyMap<FigureId, JudgedFigure>;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'figures-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** draft-00 with parts of it overridden by a file. */
function edited(over: object): All {
  const document = { schema: 'mvps-verify/revision/1', extends: 'draft-00', name: 'edited', ...over };
  writeFileSync(join(folder, 'edited.json'), JSON.stringify(document));
  return new Map(judgeFigures(load('edited.json', folder).revision).map((each) => [each.id, each]));
}

function judgedOf(id: FigureId, all: All): JudgedFigure {
  const found = all.get(id);
  if (found === undefined) throw new Error(`no figure ${id}`);
  return found;
}

/** Where the values begin for which a figure is reproduced. */
function leastOf(id: FigureId, all: All): string {
  const least = judgedOf(id, all).condition?.interval?.least;
  return `${least?.included ? 'at least' : 'above'} ${least?.at.toFraction()}`;
}

describe('another revision', () => {
  /** The verdict, and the value as the figure prints it. */
  const of = (all: All, id: FigureId): string => {
    const { outcome, value, figure } = judgedOf(id, all);
    return value === null ? outcome : `${outcome}: ${roundLike(figure.printed, value) ?? value.toFraction()}`;
  };

  it('with another price changes what rests on it, and nothing that rounds alike', () => {
    const all = edited({ costs: { c_json: { value: '4.30 us' } } });
    expect(of(all, 'c-json')).toBe('not reproduced: 4.30');
    expect(of(all, 'c-path')).toBe('not reproduced: 8.80');
    expect(of(all, 'bfd-parse-share')).toBe('reproduced: 14');
    expect(of(all, 'flood-slope')).toBe('not reproduced: 0.00568');
    expect(of(all, 'hmac-share')).toBe('reproduced: 0.21');
    expect(of(all, 'joint-regime-c')).toBe('not reproduced: 176.25');
    expect(judgedOf('joint-regime-c', all).condition?.interval).toBeNull();
  });

  it('with a receipt that puts the burst aside prints the bound alone', () => {
    const burstInSeconds = { 'burst-unit': { take: 'seconds', clause: '3' } };
    const three = { 'flood-receipt': { value: '9.885', clause: '3' } };
    const aside = { 'T-VDOS-1/receipt': { take: 'burst-aside', clause: '3' } };
    const withBurst = edited({ rules: burstInSeconds, figures: three });
    expect(of(withBurst, 'flood-receipt')).toBe('not reproduced: 10.018');
    const without = edited({ rules: burstInSeconds, figures: three, wordings: aside });
    expect(of(without, 'flood-receipt')).toBe('reproduced: 9.885');
  });

  it('of which one is proposed makes no figure false', () => {
    const isFalse = ({ outcome }: JudgedFigure): boolean => outcome === 'not reproduced';
    const before = judgeFigures(loadRevision('draft-00'));
    const after = judgeFigures(loadRevision('draft-01-proposed'));
    expect(after.filter((each, at) => isFalse(each) && !isFalse(before[at] as JudgedFigure))).toEqual([]);
  });

  it('with a price that moves no figure changes no verdict', () => {
    const words = (all: All): string[] => [...all.values()].map(({ id, verdict }) => `${id} ${verdict}`);
    const same = edited({ limits: { wrapper_lifetime: { value: 4 } } });
    expect(words(same)).toEqual(words(edited({})));
  });

  it('with another limit', () => {
    const all = edited({ limits: { R_L: { value: 5 }, M: { value: 4 }, cores: { value: 2 } } });
    expect(of(all, 'nic-margin')).toBe('not reproduced: 6');
    expect(of(all, 'nic-ratio')).toBe('not reproduced: 5.13');
    expect(of(all, 'flood-bound')).toBe('not reproduced: 10.89');
    expect(of(all, 'simulated-latency')).toBe('not reproduced: 150');
    expect(of(all, 'latency-mean')).toBe('reproduced: 7/2');
    expect(leastOf('flood-saturation', all)).toBe('above 312500/87');
  });

  it('with another rule', () => {
    const rules = {
      'xdp-charge': { take: 'per-packet' },
      saturation: { take: 'at' },
      'lookup-without-limiter': { take: 'charged' },
      'burst-unit': { take: 'ticks' },
    };
    const all = edited({ rules });
    expect(of(all, 'flood-receipt')).toBe('not reproduced: 15.8');
    expect(of(all, 'flood-receipt-unlimited')).toBe('not reproduced: 1036');
    expect(leastOf('flood-saturation', all)).toBe('at least 156250/87');
    expect(of(all, 'nic-ratio')).toBe('reproduced only if: 4.01');
    expect(judgedOf('nic-ratio', all).condition?.read?.isMet).toBe(false);
  });

  it('in which lookups are free', () => {
    const all = edited({ rules: { 'xdp-charge': { take: 'none' } } });
    // 10.0 is then 4 and a burst of 44.625 s for each unit of B_F.
    expect(of(all, 'flood-receipt')).toBe('reproduced only if: 4.1');
    expect(leastOf('flood-receipt', all)).toBe('at least 357/8');
  });

  it('that prints the unit of B_F leaves nothing open', () => {
    const unit = (take: string): object => ({ rules: { 'burst-unit': { take, clause: '6.1' } } });
    expect(of(edited(unit('seconds')), 'nic-ratio')).toBe('reproduced: 4.13');
    expect(of(edited(unit('packets')), 'nic-ratio')).toBe('not reproduced: 4.00');
  });

  /** Both printed points with a clause for all of their parameters, and no others. */
  const printedPoints = (cells_k: number, bundle_period: number): object => ({
    ranges: { cells_k: { max: 200 } },
    scalePoints: [
      { name: 'cwt-abstract', N: 1000, T_tick: '1 s', q: 2, cells_k, bundle_period, clause: '2' },
      { name: 'regime-c', N: 10_000, T_tick: '50 ms', q: 2, cells_k, bundle_period, clause: '2' },
      ...['small', 'fast-tick', 'wide'].map((name) => ({ name, omit: true })),
    ],
  });

  it('that prints cells_k and the bundle period as draft-00 is read has 197x', () => {
    const all = edited(printedPoints(8, 10));
    expect(of(all, 'joint-reference')).toBe('reproduced: 0.88');
    expect(of(all, 'joint-regime-c')).toBe('reproduced: 174.25');
    expect(of(all, 'joint-scaling')).toBe('not reproduced: 197');
    expect(of(all, 'scale-points')).toBe('not reproduced: 2');
  });

  it('that prints 178 cells and 229 ticks has all three', () => {
    const all = edited(printedPoints(178, 229));
    expect(of(all, 'joint-reference')).toBe('reproduced: 0.88');
    expect(of(all, 'joint-regime-c')).toBe('reproduced: 174.25');
    expect(of(all, 'joint-scaling')).toBe('reproduced: 198');
  });

  it('that prints figures which no value of a shared parameter gives at once contradicts itself', () => {
    const all = edited({ figures: { 'nic-ratio': { value: '4.50', clause: '6.1' } } });
    const { verdict, outcome, together, contradictions } = judgedOf('nic-ratio', all);
    expect([verdict, outcome, together?.interval]).toEqual(['contradicts', 'reproduced only if', null]);
    expect(contradictions.map(({ figure }) => figure)).toEqual(['flood-receipt']);
  });

  it('that prints a figure otherwise is judged by what it prints', () => {
    const figures = {
      'joint-scaling': { value: '197', clause: '2' },
      'scale-points-of-abstract': { value: '5', clause: '2' },
      'forgery-probability': { value: '256' },
    };
    const all = edited({ figures });
    expect(judgedOf('joint-scaling', all).condition?.read?.isMet).toBe(true);
    expect(judgedOf('scale-points', all).verdict).toBe('reproduced only if');
    const { outcome, figure, contradictions } = judgedOf('forgery-probability', all);
    expect([outcome, figure.text, figure.clause]).toEqual(['reproduced', '256 bits, as -log2', 'silent']);
    expect(contradictions.map((each) => each.figure)).toEqual(['captured-tag-bits']);
  });
});
