import { readdirSync, readFileSync } from 'node:fs';
import * as ts from 'typescript';

/** A statement as it stands in a file; `…` is where a value of the program goes into its text. */
export interface Statement {
  file: string;
  sql: string;
}

const FOLDER = new URL('../../src/endpoint/store/sql/', import.meta.url);
const BEGINS = /^\s*(?:select|insert into|update|delete from)\s/;

/** Every statement that the store can send, from the text of its files. */
export function listStatements(): Statement[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .flatMap((file) => {
      const source = ts.createSourceFile(
        file,
        readFileSync(new URL(file, FOLDER), 'utf8'),
        ts.ScriptTarget.Latest,
        true,
      );
      const all = listTexts(source)
        .filter((sql) => BEGINS.test(sql))
        .map((sql) => sql.replace(/\s+/g, ' ').trim());
      // What others begin with is the constant that they share, and is never sent alone.
      const isShared = (sql: string) => all.some((one) => one !== sql && one.startsWith(sql));
      return all.filter((sql) => !isShared(sql)).map((sql) => ({ file, sql }));
    });
}

/** The texts of a file, with the constants that they are made of. */
function listTexts(source: ts.SourceFile): string[] {
  const constants = new Map<string, ts.Expression>();
  const texts: string[] = [];
  const read = (node: ts.Expression): string => {
    if (ts.isStringLiteralLike(node)) return node.text;
    if (ts.isIdentifier(node)) {
      const constant = constants.get(node.text);
      return constant ? read(constant) : '…';
    }
    if (!ts.isTemplateExpression(node)) return '…';
    const spans = node.templateSpans.map((span) => read(span.expression) + span.literal.text);
    return node.head.text + spans.join('');
  };
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
      constants.set(node.name.text, node.initializer);
    }
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) texts.push(read(node));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return texts;
}
