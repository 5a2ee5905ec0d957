import { inflateSync } from "node:zlib";

/** What a reader can copy out of a PDF made by pdfkit: one line per drawing call, page by page. For tests only. */
export type PdfText = { pages: string[]; all: string; objects: Map<number, string> };

const STREAM = /^(\d+) 0 obj\n([\s\S]*?)\nendobj/gm;

export function readPdf(bytes: Uint8Array): PdfText {
  const source = Buffer.from(bytes).toString("latin1");
  const objects = new Map([...source.matchAll(STREAM)].map((match) => [Number(match[1]), match[2] ?? ""] as const));
  const fonts = fontsOf(objects);
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b(?!s)/.test(body)).map((body) => {
    const contents = Number(/\/Contents (\d+) 0 R/.exec(body)?.[1]);
    return linesOf(streamOf(objects.get(contents) ?? ""), fonts).join("\n");
  });
  return { pages, all: pages.join("\n"), objects };
}

function streamOf(body: string): string {
  const start = body.indexOf("stream\n") + "stream\n".length;
  const raw = Buffer.from(body.slice(start, body.lastIndexOf("\nendstream")), "latin1");
  return (body.includes("FlateDecode") ? inflateSync(raw) : raw).toString("latin1");
}

/** Per font name the characters of its glyph numbers, from its ToUnicode map. pdfkit numbers glyphs from 0 in one range list. */
function fontsOf(objects: Map<number, string>): Map<string, string[]> {
  const fonts = new Map<string, string[]>();
  for (const body of objects.values()) {
    for (const [, name = "", id] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(id)) ?? "")?.[1];
      if (fonts.has(name) || !unicode) continue;
      const ranges = [...streamOf(objects.get(Number(unicode)) ?? "").matchAll(/> \[([^\]]*)\]/g)].flatMap((match) => [...(match[1] ?? "").matchAll(/<([^>]*)>/g)]);
      fonts.set(name, ranges.map((match) => (match[1] ?? "").split(" ").map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join("")));
    }
  }
  return fonts;
}

function linesOf(content: string, fonts: Map<string, string[]>): string[] {
  return [...content.matchAll(/BT\n([\s\S]*?)\nET/g)].map(([, block = ""]) => {
    const glyphs = fonts.get(/\/(F\d+) /.exec(block)?.[1] ?? "") ?? [];
    const codes = [...block.matchAll(/<([0-9a-f]*)>/g)].flatMap((match) => (match[1] ?? "").match(/.{4}/g) ?? []);
    return codes.map((code) => glyphs[Number.parseInt(code, 16)] ?? "?").join("");
  });
}

/** Without white space: a sentence is found however its lines were broken. */
export const squeeze = (text: string): string => text.replace(/\s+/g, "");
