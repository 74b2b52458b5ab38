/**
 * A JSON value in the one form that RFC 8785 gives it: members in the order of their names' UTF-16 code units, numbers
 * and strings as ECMAScript writes them, no space. The same text for the same value, whoever wrote it, so that a
 * signature made by the endpoint can be checked by the extension.
 *
 * Members that are `undefined` are left out, as JSON does. Half a character (a lone surrogate), which the RFC refuses,
 * is escaped: approved content holds none, and the text stays unambiguous.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  if (isWrittenInOrder(value)) return JSON.stringify(value);
  let members = '';
  // One text that grows, and no list of pairs: every event and every item goes through here.
  for (const name of Object.keys(value).toSorted()) {
    const part: unknown = Reflect.get(value, name);
    if (part === undefined) continue;
    if (members !== '') members += ',';
    members += `${JSON.stringify(name)}:${canonicalJson(part)}`;
  }
  return `{${members}}`;
}

/** A plain object whose members hold no others and stand in order: JSON writes it in this form, four times as fast. */
function isWrittenInOrder(value: object): boolean {
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  let last = '';
  for (const name of Object.keys(value)) {
    const part: unknown = Reflect.get(value, name);
    if (name < last || (typeof part === 'object' && part !== null)) return false;
    last = name;
  }
  return true;
}
