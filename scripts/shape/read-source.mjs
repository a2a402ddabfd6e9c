import ts from 'typescript';

/**
 * @typedef {{ name: string, line: number, lines: number }} FunctionShape
 * @typedef {{ name: string, line: number }} HashMember
 * @typedef {{ path: string, imports: string[], functions: FunctionShape[], hashMembers: HashMember[] }} Source
 */

/** What one file imports, as it is written there, how long each of its functions is, and which members it spells with `#`. @returns {Source} */
export function readSource(path, text) {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
  const imports = [];
  const functions = [];
  const hashMembers = [];
  const visit = (node) => {
    const wanted = importedBy(node);
    if (wanted !== undefined) imports.push(wanted);
    if (ts.isFunctionLike(node) && node.body !== undefined) functions.push(shapeOf(file, node));
    if (ts.isClassElement(node) && node.name !== undefined && ts.isPrivateIdentifier(node.name))
      hashMembers.push({ name: node.name.text, line: lineOf(file, node.name) });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { path, imports, functions, hashMembers };
}

/** Types too: a file that needs another's types needs the other. */
function importedBy(node) {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier?.text;
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return node.argument.literal.text;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return node.arguments[0]?.text;
  return undefined;
}

function shapeOf(file, node) {
  const line = lineOf(file, node);
  const end = file.getLineAndCharacterOfPosition(node.getEnd()).line + 1;
  return { name: nameOf(node), line, lines: end - line + 1 };
}

const lineOf = (file, node) => file.getLineAndCharacterOfPosition(node.getStart()).line + 1;

function nameOf({ name, parent, kind }) {
  if (name !== undefined) return name.getText();
  if (kind === ts.SyntaxKind.Constructor) return `constructor of ${parent.name?.getText() ?? 'a class'}`;
  const isNamed =
    ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent);
  return isNamed ? parent.name.getText() : '(inline)';
}
