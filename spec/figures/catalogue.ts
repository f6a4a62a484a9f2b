import { BOOKKEEPING_FIGURES } from './bookkeeping.ts';
import { CAPTURE_FIGURES } from './captures.ts';
import { DDOS_FIGURES } from './ddos.ts';
import type { Figure } from './figure.ts';
import { JOINT_COST_FIGURES } from './joint-cost.ts';
import { LATENCY_FIGURES } from './latency.ts';
import { NIC_SIZING_FIGURES } from './nic-sizing.ts';
import { PRICES } from './prices.ts';
import { TAG_FIGURES } from './tags.ts';
import { VERIFICATION_DOS_FIGURES } from './verification-dos.ts';

/** Every figure that the draft, its proof document and the visible part of its companions print. */
export const FIGURES = {
  ...BOOKKEEPING_FIGURES,
  ...PRICES,
  ...JOINT_COST_FIGURES,
  ...VERIFICATION_DOS_FIGURES,
  ...TAG_FIGURES,
  ...NIC_SIZING_FIGURES,
  ...LATENCY_FIGURES,
  ...DDOS_FIGURES,
  ...CAPTURE_FIGURES,
} as const;

export type FigureId = keyof typeof FIGURES;

export const FIGURE_IDS = Object.keys(FIGURES) as readonly FigureId[];

/** Whether a figure has this name. */
export function isFigureId(name: string): name is FigureId {
  return Object.hasOwn(FIGURES, name);
}

/** The figure of this id. */
export function figureOf(id: FigureId): Figure {
  return FIGURES[id];
}
