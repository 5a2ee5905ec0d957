/** A request to the push API that is wrong as a request, whatever file it carries. */
export type Body = { name: string; body: Uint8Array | string; headers?: Record<string, string> };

const SIZE = 15 * 1024 ** 2;
const many = (unit: string, size = SIZE) => unit.repeat(Math.floor(size / unit.length));
const numbered = (count: number, one: (n: number) => string) => Array.from({ length: count }, (_, n) => one(n)).join(",");
const item = (over: string) => `{"content":{"text":"hello"},${over}}`;

/** Requests that cost the gate itself: it reads them where everybody else is answered too. */
export function wrongBodies(): Body[] {
  return [
    { name: "nothing", body: "" },
    { name: "null", body: "null" },
    { name: "half a request", body: '{"content":{"text":"hel' },
    { name: "UTF-16", body: Buffer.from('{"content":{"text":"a"}}', "utf16le") },
    { name: "Latin-1", body: Buffer.from('{"content":{"text":"é"}}', "latin1") },
    { name: "said to be compressed", body: '{"content":{"text":"a"}}', headers: { "content-encoding": "gzip" } },
    { name: "as a form", body: "content=a", headers: { "content-type": "application/x-www-form-urlencoded" } },
    { name: "lists in lists", body: many("[") },
    { name: "a list of zeros", body: `[${many("0,")}0]` },
    { name: "a million unknown keys", body: `{${numbered(1_000_000, (n) => `"k${n}":0`)}}` },
    { name: "one long unknown key", body: `{"${many("k")}":0}` },
    { name: "answers of zeros", body: item(`"answers":[${many("0,")}0]`) },
    { name: "controls of zeros", body: item(`"controls":[${many("0,")}0]`) },
    { name: "a mapping of a million columns", body: item(`"mapping":{"kind":"account","columns":{${numbered(700_000, (n) => `"c${n}":"a"`)}}}`) },
    { name: "a mapping of wrong columns", body: item(`"mapping":{"kind":"account","columns":{${numbered(1_000_000, (n) => `"c${n}":0`)}}}`) },
    { name: "a long title", body: item(`"title":"${many("a")}"`) },
    { name: "a title of spaces", body: item(`"title":"a${many(" ")}a"`) },
    { name: "a long time", body: item(`"provenance":{"extractedAt":"${many("2")}"}`) },
    { name: "base64 that is none", body: `{"content":{"base64":"${many("=")}"}}` },
    { name: "a digest that is none", body: `{"content":{"sha256":"${many("0")}"}}` },
    { name: "a list as JSON content", body: `{"content":{"json":[${many("0,")}0]}}` },
    { name: "a million keys as JSON content", body: `{"content":{"json":{${numbered(1_000_000, (n) => `"k${n}":0`)}}}}` },
    { name: "a key twice, a million times", body: `{"content":{"json":{${many('"k":0,')}"k":0}}}` },
  ];
}

/** The same for a batch. */
export function wrongBatches(): Body[] {
  return [
    { name: "items of zeros", body: `{"items":[${many("0,")}0]}` },
    { name: "items of empty objects", body: `{"items":[${many("{},")}{}]}` },
    { name: "items of right items", body: `{"items":[${numbered(400_000, () => item('"asDocument":true'))}]}` },
    { name: "a hundred items of wrong answers", body: `{"items":[${numbered(100, () => item(`"answers":[${many("0,", SIZE / 110)}0]`))}]}` },
    { name: "a hundred items of JSON lists", body: `{"items":[${numbered(100, () => `{"content":{"json":[${many("0,", SIZE / 110)}0]}}`)}]}` },
  ];
}
