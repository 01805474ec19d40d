// Mutants of TypeScript: every small change that tests/web/mutation.mjs can make to a source text.
import ts from "typescript";

const kComparison = { "<": "<=", "<=": "<", ">": ">=", ">=": ">", "===": "!==", "!==": "===", "==": "!=", "!=": "==" };
const kLogical = { "&&": "||", "||": "&&" };
const kArithmetic = { "+": "-", "-": "+", "*": "/", "/": "*", "+=": "-=", "-=": "+=", "++": "--", "--": "++" };
const kExtreme = { min: "max", max: "min" };

const replace = (node, by) => ({ start: node.getStart(), end: node.end, by });
const isNegation = (node) => ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken;
const isCount = (node) => ts.isPostfixUnaryExpression(node) || ts.isPrefixUnaryExpression(node);
const isEquality = (node) => ts.isBinaryExpression(node) && /^[!=]==?$/.test(node.operatorToken.getText());
const isText = (node) => ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);

// The change of a binary operator that `table` names. The whole expression is replaced, so that it is shown whole.
function changedOperator(node, table) {
  const by = ts.isBinaryExpression(node) && table[node.operatorToken.getText()];
  if (!by) return [];
  const [start, operator] = [node.getStart(), node.operatorToken];
  const text = node.getText();
  return [replace(node, text.slice(0, operator.getStart() - start) + by + text.slice(operator.end - start))];
}

function testOf(node) {
  if (ts.isIfStatement(node) || ts.isWhileStatement(node) || ts.isDoStatement(node)) return node.expression;
  return ts.isForStatement(node) || ts.isConditionalExpression(node) ? node.condition : undefined;
}

// Returns true for a call, an assignment, an increment or a `delete`, also behind `await` or `void`.
function acts(expression) {
  if (ts.isAwaitExpression(expression) || ts.isVoidExpression(expression)) return acts(expression.expression);
  if (ts.isCallExpression(expression)) return expression.expression.kind !== ts.SyntaxKind.SuperKeyword;
  if (ts.isBinaryExpression(expression)) return ts.isAssignmentOperator(expression.operatorToken.kind);
  return isCount(expression) || ts.isDeleteExpression(expression);
}

// Returns true for a jump that is inside a branch or a loop of its function.
function isEarlyExit(node) {
  if (!ts.isReturnStatement(node) && !ts.isThrowStatement(node) && !ts.isContinueStatement(node)) return false;
  for (let around = node.parent; around && !ts.isFunctionLike(around); around = around.parent)
    if (ts.isIfStatement(around) || ts.isCaseOrDefaultClause(around) || ts.isIterationStatement(around, false)) return true;
  return false;
}

// Each gives the changes of one node: [{start, end, by, of}]; `of` is what to show if it is not all that is replaced.
const kOperators = {
  // Not a single equality or negation: the operator `comparison` or the removal of its `!` makes the same mutant.
  condition(node) {
    if (isNegation(node)) return [replace(node, node.operand.getText())];
    const test = testOf(node);
    return test && !isNegation(test) && !isEquality(test) ? [replace(test, `!(${test.getText()})`)] : [];
  },
  comparison: (node) => changedOperator(node, kComparison),
  logical: (node) => changedOperator(node, kLogical),
  statement: (node) =>
    (ts.isExpressionStatement(node) && acts(node.expression)) || isEarlyExit(node) ? [replace(node, "{}")] : [],
  boolean(node) {
    if (node.kind === ts.SyntaxKind.TrueKeyword) return [replace(node, "false")];
    return node.kind === ts.SyntaxKind.FalseKeyword ? [replace(node, "true")] : [];
  },
  arithmetic(node) {
    if (ts.isBinaryExpression(node)) return isText(node.left) || isText(node.right) ? [] : changedOperator(node, kArithmetic);
    const sign = isCount(node) ? ts.tokenToString(node.operator) : "";
    if (sign !== "++" && sign !== "--") return [];
    const operand = node.operand.getText();
    return [replace(node, ts.isPostfixUnaryExpression(node) ? operand + kArithmetic[sign] : kArithmetic[sign] + operand)];
  },
  extreme(node) {
    const [, name] = (ts.isPropertyAccessExpression(node) && /^Math\.(min|max)$/.exec(node.getText())) || [];
    return name ? [replace(node, `Math.${kExtreme[name]}`)] : [];
  },
  // From 1,000 on twice as much: a millisecond more than an hour is nothing that a test should see.
  number(node) {
    if (!ts.isNumericLiteral(node)) return [];
    const value = Number(node.text);
    return [replace(node, String(value < 1000 ? value + 1 : 2 * value))];
  },
  element(node) {
    if (!ts.isArrayLiteralExpression(node)) return [];
    const { elements } = node;
    return elements.map((element, i) => {
      const last = i === elements.length - 1;
      const start = last && i > 0 ? elements[i - 1].end : element.getStart(); // with the comma before or after it
      return { start, end: last ? element.end : elements[i + 1].getStart(), by: "", of: element };
    });
  },
  await: (node) => (ts.isAwaitExpression(node) ? [replace(node, node.expression.getText())] : []),
  string(node) {
    const isCompared = isEquality(node.parent ?? node) || (node.parent && ts.isCaseClause(node.parent));
    return isCompared && ts.isStringLiteral(node) ? [replace(node, node.text === "" ? '"mutant"' : '""')] : [];
  },
};

export const operators = Object.keys(kOperators);

const oneLine = (text) => text.replace(/\s+/g, " ").trim();
const hasNoCode = (node) =>
  ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isImportDeclaration(node);

// The name of the member of a class, or else of the file, that a node is in.
function nameAround(node) {
  let member = node;
  while (member.parent && !ts.isClassLike(member.parent) && !ts.isSourceFile(member.parent)) member = member.parent;
  if (ts.isConstructorDeclaration(member)) return "constructor";
  const named = ts.isVariableStatement(member) ? member.declarationList.declarations[0] : member;
  return named.name?.getText() ?? "file";
}

// Every mutant of `text`: [{file, line, operator, start, end, by, text}]; the mutant's `text` says what is changed and where.
// The declarations named in `leftOut` have no mutants.
export function sitesIn(file, text, leftOut = []) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const lines = text.split("\n");
  const sites = [];
  const visit = (node) => {
    if (hasNoCode(node) || (ts.isDeclarationStatement(node) && leftOut.includes(node.name?.getText()))) return;
    for (const operator of operators)
      for (const change of kOperators[operator](node)) {
        const { start, end, by, of = { getStart: () => start, end } } = change;
        const line = source.getLineAndCharacterOfPosition(of.getStart()).line + 1;
        const before = oneLine(text.slice(of.getStart(), of.end));
        const after = by === "{}" || by === "" ? "nothing" : oneLine(by);
        const around = lines[line - 1].trim();
        const place = `in ${nameAround(node)}${before === around ? "" : `: ${around}`}`;
        sites.push({ file, line, operator, start, end, by, text: `${operator}  ${before} -> ${after}   ${place}` });
      }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return sites;
}

export function mutate(text, { start, end, by }) {
  return text.slice(0, start) + by + text.slice(end);
}
