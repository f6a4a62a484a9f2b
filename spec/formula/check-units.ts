import { type Expression, FormulaError } from './expression.ts';
import { describeUnit, isSameUnit, NUMBER, product, TRUTH, type Unit } from './unit.ts';
import { isDefined, unitOfMeaning, type Vocabulary } from './vocabulary.ts';

/**
 * The unit of a formula, where each symbol is known and all that is added, compared or joined is of one unit. Throws a
 * FormulaError otherwise.
 */
export function checkUnits<Subject, Whole>(
  formula: string,
  expression: Expression,
  vocabulary: Vocabulary<Subject, Whole>,
): Unit {
  return new UnitCheck(formula, vocabulary).of(expression);
}

class UnitCheck<Subject, Whole> {
  readonly #formula: string;
  readonly #vocabulary: Vocabulary<Subject, Whole>;

  constructor(formula: string, vocabulary: Vocabulary<Subject, Whole>) {
    this.#formula = formula;
    this.#vocabulary = vocabulary;
  }

  of(expression: Expression): Unit {
    switch (expression.kind) {
      case 'number':
        return NUMBER;
      case 'symbol':
        return this.#ofSymbol(expression.name);
      case 'negative':
        return this.#quantity(expression.of);
      case 'arithmetic':
        return this.#ofArithmetic(expression);
      case 'call':
        return this.#oneUnit(expression.name, expression.args);
      case 'comparison':
        this.#oneUnit(expression.operator, [expression.left, expression.right]);
        return TRUTH;
      case 'connective':
        this.#truth(expression.operator, expression.left);
        this.#truth(expression.operator, expression.right);
        return TRUTH;
      case 'not':
        this.#truth('not', expression.of);
        return TRUTH;
    }
  }

  #ofSymbol(name: string): Unit {
    const meaning = this.#vocabulary.meaningOf(name, this.#formula);
    if (!isDefined(meaning)) return unitOfMeaning(meaning);
    const [first = NUMBER, ...others] = this.#vocabulary.definitionsOf(meaning).map((each) => this.of(each));
    if (!others.every((other) => isSameUnit(first, other)))
      this.#refuse(`what ${name} is short for is not of one unit`);
    return first;
  }

  #ofArithmetic({ operator, left, right }: Extract<Expression, { kind: 'arithmetic' }>): Unit {
    switch (operator) {
      case '*':
        return product(this.#quantity(left), this.#quantity(right), 1);
      case '/':
        return product(this.#quantity(left), this.#quantity(right), -1);
      case '^':
        return this.#oneUnit(operator, [left, right], NUMBER);
      default:
        return this.#oneUnit(operator, [left, right]);
    }
  }

  #quantity(expression: Expression): Unit {
    const unit = this.of(expression);
    if (isSameUnit(unit, TRUTH)) this.#refuse('reckons with what is true or false');
    return unit;
  }

  #oneUnit(what: string, operands: readonly Expression[], due?: Unit): Unit {
    const [first = NUMBER, ...others] = [
      ...(due ? [due] : []),
      ...operands.filter((each) => !isZero(each)).map((each) => this.#quantity(each)),
    ];
    for (const other of others) {
      if (!isSameUnit(first, other))
        this.#refuse(`${what} takes one unit, found ${describeUnit(first)} and ${describeUnit(other)}`);
    }
    return first;
  }

  #truth(what: string, expression: Expression): void {
    const unit = this.of(expression);
    if (!isSameUnit(unit, TRUTH))
      this.#refuse(`${what} joins what is true or false, found ${describeUnit(unit)}`);
  }

  #refuse(fault: string): never {
    throw new FormulaError(this.#formula, fault);
  }
}

/** Nothing is nothing in any unit. */
function isZero(expression: Expression): boolean {
  return expression.kind === 'number' && expression.value === 0n;
}
