import jsep from 'jsep';
import {
  CONNECTIVES,
  type Comparison,
  type Connective,
  type Expression,
  FormulaError,
  FUNCTIONS,
  type FunctionName,
  OPERATORS,
  type Operator,
  RELATIONS,
  type Relation,
} from './expression.ts';

/** How strongly each operator binds, in the notation of the draft. */
const STRENGTHS: Readonly<Record<Operator | Relation | Connective, number>> = {
  '<=>': 1,
  '=>': 2,
  or: 3,
  and: 4,
  '=': 5,
  '!=': 5,
  '<=': 6,
  '<': 6,
  '>=': 6,
  '>': 6,
  '+': 7,
  '-': 7,
  mod: 8,
  '*': 9,
  '/': 9,
  '^': 10,
};

jsep.removeAllBinaryOps();
jsep.removeAllUnaryOps();
jsep.removeAllLiterals();
for (const [operator, strength] of Object.entries(STRENGTHS))
  jsep.addBinaryOp(operator, strength, operator === '=>');
jsep.addUnaryOp('-');
jsep.addUnaryOp('not');

/**
 * What is one symbol in the draft although more than a name: an entry of a table, a number that a revision prints, and
 * what is a function of others there and one thing that was observed here.
 */
const COMPOUND_SYMBOL =
  /[A-Za-z_]\w*\[[^\]]*\]|\{[A-Za-z][\w-]*\}|(?!(?:min|max|floor|abs|not)\b)[A-Za-z_]\w*\([^()]*\)/y;

jsep.hooks.add('gobble-token', function readCompoundSymbol(env) {
  COMPOUND_SYMBOL.lastIndex = this.index;
  const [name] = COMPOUND_SYMBOL.exec(this.expr) ?? [];
  if (name === undefined) return;
  this.index += name.length;
  env.node = { type: 'Identifier', name: symbolName(name) } satisfies jsep.Identifier;
});

/** A symbol without the spaces that it is printed with. */
export function symbolName(printed: string): string {
  return printed.replace(/\s+/g, '');
}

/** Reads a formula. Throws a FormulaError that says where it cannot be read. */
export function parseFormula(formula: string): Expression {
  try {
    return expressionOf(jsep(formula) as jsep.CoreExpression);
  } catch (error) {
    throw new FormulaError(formula, error instanceof Error ? error.message : String(error));
  }
}

function expressionOf(node: jsep.Expression): Expression {
  const read = node as jsep.CoreExpression;
  switch (read.type) {
    case 'Literal':
      return numberOf(read.raw);
    case 'Identifier':
      return { kind: 'symbol', name: read.name };
    case 'UnaryExpression':
      return {
        kind: read.operator === 'not' ? 'not' : 'negative',
        of: expressionOf(read.argument),
      };
    case 'BinaryExpression':
      return binary(read.operator, expressionOf(read.left), expressionOf(read.right));
    case 'CallExpression':
      return {
        kind: 'call',
        name: functionNamed((read.callee as jsep.Identifier).name),
        args: read.arguments.map(expressionOf),
      };
    default:
      throw new Error(`two things stand side by side, or it is no formula at all (${read.type})`);
  }
}

/** A decimal number, as a fraction of whole numbers. */
function numberOf(digits: string): Expression {
  if (!/^\d+(\.\d+)?$/.test(digits)) throw new Error(`no number is written ${digits}`);
  const [whole = '', decimals = ''] = digits.split('.');
  return { kind: 'number', value: BigInt(whole + decimals), parts: 10n ** BigInt(decimals.length) };
}

function functionNamed(name: string): FunctionName {
  if (isOneOf(FUNCTIONS, name)) return name;
  throw new Error(`no function is called ${name}; known are ${FUNCTIONS.join(', ')}`);
}

function binary(operator: string, left: Expression, right: Expression): Expression {
  if (isOneOf(OPERATORS, operator)) return { kind: 'arithmetic', operator, left, right };
  if (isOneOf(CONNECTIVES, operator)) return { kind: 'connective', operator, left, right };
  if (isOneOf(RELATIONS, operator)) return chained({ kind: 'comparison', operator, left, right });
  throw new Error(`no operator is written ${operator}`);
}

/** a <= b <= c says b >= a and b <= c, of the one that stands between. */
function chained(comparison: Comparison): Expression {
  const { left } = comparison;
  const before = left.kind === 'connective' ? left.right : left;
  if (before.kind !== 'comparison') return comparison;
  return {
    kind: 'connective',
    operator: 'and',
    left: left.kind === 'comparison' ? turned(left) : left,
    right: { ...comparison, left: before.right },
  };
}

const TURNED: Readonly<Record<Relation, Relation>> = {
  '<=': '>=',
  '<': '>',
  '>=': '<=',
  '>': '<',
  '=': '=',
  '!=': '!=',
};

/** The same, said of the other side. */
function turned({ operator, left, right }: Comparison): Comparison {
  return { kind: 'comparison', operator: TURNED[operator], left: right, right: left };
}

function isOneOf<Name extends string>(names: readonly Name[], found: string): found is Name {
  return (names as readonly string[]).includes(found);
}
