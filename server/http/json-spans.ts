/** Where a value stands in a JSON text: from its first character to behind its last. */
export type Span = { start: number; end: number };

const OPENING = new Set(["{", "["]);
const CLOSING = new Set(["}", "]"]);

/** Spans of an object's or an array's direct members, by key or index; of a key that stands twice the last, as in JSON.parse. The text is valid JSON. */
export function membersOf(text: string, start: number): Map<string, Span> {
  const found = new Map<string, Span>();
  let at = afterSpace(text, start);
  const isObject = text[at] === "{";
  at = afterSpace(text, at + 1);
  for (let index = 0; !CLOSING.has(text[at] ?? "}"); index++) {
    const key = isObject ? keyAt(text, at) : { name: String(index), end: at };
    const from = isObject ? afterSpace(text, afterSpace(text, key.end) + 1) : at;
    const end = endOfValue(text, from);
    found.set(key.name, { start: from, end });
    at = afterSpace(text, end);
    if (text[at] === ",") at = afterSpace(text, at + 1);
  }
  return found;
}

/** Where the value that begins at or behind `start` ends. Without recursion. */
export function endOfValue(text: string, start: number): number {
  let at = afterSpace(text, start);
  let depth = 0;
  do {
    const char = text[at] ?? "";
    if (char === '"') at = endOfString(text, at);
    else if (OPENING.has(char)) [at, depth] = [at + 1, depth + 1];
    else if (CLOSING.has(char)) [at, depth] = [at + 1, depth - 1];
    else at = endOfWord(text, at);
  } while (depth > 0 && at < text.length);
  return at;
}

function keyAt(text: string, start: number): { name: string; end: number } {
  const end = endOfString(text, start);
  return { name: JSON.parse(text.slice(start, end)) as string, end };
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}

/** Behind a number, a literal, or what stands between values; at least one character on. */
function endOfWord(text: string, start: number): number {
  const word = /[-+.\w]+|[\s,:]+/y;
  word.lastIndex = start;
  word.exec(text);
  return Math.max(word.lastIndex, start + 1);
}

function afterSpace(text: string, start: number): number {
  const space = /[ \t\r\n]*/y;
  space.lastIndex = start;
  space.exec(text);
  return space.lastIndex;
}
