import { endOfValue, membersOf, type Span } from "./json-spans";

type Plain = Record<string, unknown>;

/**
 * The request with the JSON of its items (`content.json`) exactly as it stands in the body: to parse and to write it
 * again would round numbers, drop their zeros and lose keys that stand twice. Takes an item, a push of items, or the
 * body of a tRPC batch of pushes. `text` is valid JSON and `value` what it says.
 */
export function withJsonAsSent(text: string, value: unknown, span: Span = { start: 0, end: endOfValue(text, 0) }): unknown {
  if (!isPlain(value)) return value;
  if (isJsonItem(value)) return itemAsSent(text, value, span);
  if (Array.isArray(value["items"]) && value["items"].some(isJsonItem)) return { ...value, items: itemsAsSent(text, value["items"], span) };
  if (!Object.values(value).some((call) => isPlain(call) && Array.isArray(call["items"]))) return value;
  return Object.fromEntries(Object.entries(value).map(([name, call]) => [name, withJsonAsSent(text, call, placeOf(text, span, name))]));
}

function itemsAsSent(text: string, items: unknown[], span: Span): unknown[] {
  const spans = membersOf(text, placeOf(text, span, "items").start);
  return items.map((item, i) => (isPlain(item) && isJsonItem(item) ? itemAsSent(text, item, spans.get(String(i)) ?? span) : item));
}

function itemAsSent(text: string, item: Plain, span: Span): Plain {
  const { start, end } = placeOf(text, placeOf(text, span, "content"), "json");
  return { ...item, content: { text: text.slice(start, end) }, mediaType: item["mediaType"] ?? "application/json" };
}

function placeOf(text: string, { start }: Span, key: string): Span {
  const found = membersOf(text, start).get(key);
  if (!found) throw new Error(`The key ${key} was parsed but not found in the text.`);
  return found;
}

function isJsonItem(item: unknown): boolean {
  return isPlain(item) && isPlain(item["content"]) && Object.keys(item["content"]).join() === "json";
}

function isPlain(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
