/** A place in a file: line and column from 1, and how many characters from there on. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** One piece of a line, and where it stands in the passage that it is part of. */
interface Piece {
  readonly start: number;
  readonly line: number;
  readonly column: number;
}

/** Running text that was joined from lines, of which each character knows its place. */
export class Passage {
  readonly text: string;
  /** How much of it is a heading that ends where its line does; 0 where the text goes on behind it. */
  readonly headingLength: number;
  readonly #pieces: readonly Piece[];

  constructor(text: string, pieces: readonly Piece[], headingLength = 0) {
    this.text = text;
    this.headingLength = headingLength;
    this.#pieces = pieces;
  }

  /** The lines that it was joined from, each once. */
  get lines(): readonly number[] {
    return [...new Set(this.#pieces.map(({ line }) => line))];
  }

  /** Where the characters from `from` up to `to` stand; of more than one line, the part on the first. */
  placeOf(from: number, to: number): Place {
    const index = this.#indexOf(from);
    const { start, line, column } = this.#pieces[index] ?? { start: 0, line: 1, column: 1 };
    const end = Math.min(to, this.#pieces[index + 1]?.start ?? this.text.length);
    const shown = this.text.slice(from, end).trimEnd();
    return { line, column: column + from - start, length: Math.max(1, shown.length) };
  }

  /** Where a place stands in the passage; -1 where it stands in no line of it. */
  offsetOf({ line, column }: Place): number {
    const piece = this.#pieces.findLast((each) => each.line === line && each.column <= column);
    return piece === undefined ? -1 : piece.start + column - piece.column;
  }

  /** Whether a line of the file begins here. */
  beginsLine(at: number): boolean {
    const index = this.#indexOf(at);
    const piece = this.#pieces[index];
    return piece?.start === at && this.#pieces[index - 1]?.line !== piece.line;
  }

  /** The same with other words from `from` up to `to`. */
  withReplaced(from: number, to: number, words: string): Passage {
    const moved = from + words.length - to;
    const pieces = this.#pieces.map((piece) =>
      piece.start <= from ? piece : { ...piece, start: Math.max(from, piece.start + moved) },
    );
    return new Passage(this.text.slice(0, from) + words + this.text.slice(to), pieces, this.headingLength);
  }

  /** The last piece that begins at or before. */
  #indexOf(from: number): number {
    let [low, high] = [0, this.#pieces.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#pieces[middle] as Piece).start <= from) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Part of a line, and the column in which it begins. What is written in other letters than it is read has a length of its own. */
export interface LinePart {
  readonly text: string;
  readonly column: number;
}

/** Joins lines to a passage: with a space, or with nothing where a hyphen ends the line before. */
export class PassageBuilder {
  readonly #parts: string[] = [];
  readonly #pieces: Piece[] = [];
  #length = 0;
  #endsInHyphen = false;
  #line = 0;
  #headingLength = 0;

  /** Adds a line without the space around it. */
  add(line: string, number: number): void {
    const text = line.trim();
    if (text !== '') this.addParts([{ text, column: line.length - line.trimStart().length + 1 }], number);
  }

  /** Adds parts of a line that belong together; space at the beginning of a line is left out. */
  addParts(parts: readonly LinePart[], number: number): void {
    for (const { text, column } of parts) {
      const isContinued = number === this.#line;
      const shown = isContinued ? text : text.trimStart();
      if (shown === '') continue;
      if (!isContinued) this.#beginLine(shown);
      this.#line = number;
      this.#pieces.push({ start: this.#length, line: number, column: column + text.length - shown.length });
      this.#append(shown);
      this.#endsInHyphen = /[A-Za-z]-$/.test(shown.trimEnd());
    }
  }

  /** What follows is a line of its own, even where it stands on the same one. */
  breakLine(): void {
    this.#line = 0;
    this.#endsInHyphen = false;
  }

  /** All that was added is the heading. */
  endHeading(): void {
    this.#headingLength = this.#length;
  }

  build(): Passage {
    return new Passage(this.#parts.join(''), this.#pieces, this.#headingLength);
  }

  #beginLine(text: string): void {
    const isTorn = this.#endsInHyphen && /^[A-Za-z]/.test(text);
    if (this.#length > 0 && !isTorn) this.#append(' ');
  }

  #append(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }
}
