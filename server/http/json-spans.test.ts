import fc from "fast-check";
import { expect, test } from "vitest";

import { withJsonAsSent } from "./json-as-sent";
import { endOfValue, membersOf } from "./json-spans";

test("of any JSON, written tight or with space, the members' texts say what the members are", () => {
  fc.assert(fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, "\t"), (value, space) => {
    const text = JSON.stringify(value, null, space);
    expect(endOfValue(` ${text} `, 0)).toBe(text.length + 1);
    if (typeof value !== "object" || value === null) return;
    const found = membersOf(text, 0);
    expect(Object.fromEntries([...found].map(([key, { start, end }]) => [key, JSON.parse(text.slice(start, end)) as unknown]))).toEqual(JSON.parse(JSON.stringify({ ...value })));
  }));
});

test("whatever JSON an item carries, it becomes the text it was sent as", () => {
  fc.assert(fc.property(fc.jsonValue(), fc.constantFrom(undefined, 3), (json, space) => {
    const body = JSON.stringify({ items: [{ title: "\\\"]", content: { json } }, { content: { text: "x" } }] }, null, space);
    const { items } = withJsonAsSent(body, JSON.parse(body)) as { items: { content: { text: string } }[] };
    expect(JSON.parse(items[0]?.content.text ?? "")).toEqual(JSON.parse(JSON.stringify(json)));
    expect(body).toContain(items[0]?.content.text);
    expect(items[1]).toEqual({ content: { text: "x" } });
  }));
});
