/** Where a value stands in a JSON text: from its first character to behind its last. */
export type Span = { start: number; end: number };

const [QUOTE, COMMA, COLON, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [34, 44, 58, 92, 91, 93, 123, 125];
const LAST_SPACE = 32;

/** Spans of an object's or an array's direct members, by key or index; of a key that stands twice the last, as in JSON.parse. The text is valid JSON. */
export function membersOf(text: string, start: number): Map<string, Span> {
  const found = new Map<string, Span>();
  let at = afterSpace(text, start);
  const isObject = text.charCodeAt(at) === OPEN_OBJECT;
  at = afterSpace(text, at + 1);
  for (let index = 0; at < text.length && !isClosing(text.charCodeAt(at)); index++) {
    const keyEnd = isObject ? endOfString(text, at) : at;
    const name = isObject ? (JSON.parse(text.slice(at, keyEnd)) as string) : String(index);
    const from = isObject ? afterSpace(text, afterSpace(text, keyEnd) + 1) : at;
    const end = endOfValue(text, from);
    found.set(name, { start: from, end });
    at = afterSpace(text, end);
    if (text.charCodeAt(at) === COMMA) at = afterSpace(text, at + 1);
  }
  return found;
}

/** Where the value that begins at or behind `start` ends. Without recursion. */
export function endOfValue(text: string, start: number): number {
  let at = afterSpace(text, start);
  let depth = 0;
  do {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (code === OPEN_OBJECT || code === OPEN_LIST) [at, depth] = [at + 1, depth + 1];
    else if (isClosing(code)) [at, depth] = [at + 1, depth - 1];
    else at = depth === 0 ? endOfWord(text, at) : at + 1;
  } while (depth > 0 && at < text.length);
  return at;
}

function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) if (!isEscaped(text, at)) return at + 1;
  return text.length;
}

/** True behind an odd number of backslashes. */
function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text.charCodeAt(before - 1) === BACKSLASH) before--;
  return (at - before) % 2 === 1;
}

/** Behind a number or a literal. */
function endOfWord(text: string, start: number): number {
  let at = start;
  for (let code = text.charCodeAt(at); at < text.length && code > LAST_SPACE && code !== COMMA && code !== COLON && !isClosing(code); code = text.charCodeAt(at)) at++;
  return at;
}

function isClosing(code: number): boolean {
  return code === CLOSE_OBJECT || code === CLOSE_LIST;
}

function afterSpace(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) <= LAST_SPACE) at++;
  return at;
}
