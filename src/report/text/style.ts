import pc from 'picocolors';

/** How text is made up for where it goes. */
export interface Style {
  /** Characters in a line. */
  readonly width: number;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly doubtful: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
}

const NARROWEST = 60;
const WIDEST = 160;

/** Colours only where they are wanted; lines no wider than is easy to read. */
export function createStyle(colours: boolean, columns: number): Style {
  const colour = pc.createColors(colours);
  return {
    width: Math.min(Math.max(columns, NARROWEST), WIDEST),
    good: colour.green,
    bad: colour.red,
    doubtful: colour.yellow,
    strong: colour.bold,
    faint: colour.dim,
  };
}

/** Breaks text at spaces, so that each line with its indent fits; the first line begins with `lead`. */
export function wrap(text: string, width: number, lead: string): readonly string[] {
  const room = Math.max(width - lead.length, 20);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  return lines.map((each, index) => (index === 0 ? lead : ' '.repeat(lead.length)) + each);
}

/** 1234567 as "1,234,567". */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** "1 case", "2 cases". */
export function counted(count: number, singular: string): string {
  return `${grouped(count)} ${singular}${count === 1 ? '' : 's'}`;
}

/** The share "0.512345" as "51.2%", rounded down. */
export function percent(share: string): string {
  const [whole = '0', places = ''] = share.split('.');
  const tenths = Number(`${whole}${places.slice(0, 3)}`);
  if (tenths === 0 && Number(share) > 0) return `${Number(share) * 100}%`;
  return `${Math.trunc(tenths / 10)}.${tenths % 10}%`;
}
