import { SaxesParser } from "saxes";

import type { Issue } from "../evidence/record";
import { error } from "./issues";

export const MAX_XML_DEPTH = 64;
export const MAX_XML_ELEMENTS = 1_000_000;
export const MAX_XML_ATTRIBUTES = 256;
export const MAX_XML_ATTRIBUTE_CHARS = 1_048_576;

export type XmlAttributes = Readonly<Record<string, string>>;

/** What a format sees of a document. `open` may answer "stop": the document is none of its business. */
export type XmlReader = {
  open: (name: string, attributes: XmlAttributes, depth: number) => "stop" | undefined;
  close: (name: string, depth: number) => void;
};

export type XmlOutcome = { outcome: "read" | "stopped" } | { outcome: "failed"; issue: Issue };

class Refusal extends Error {
  constructor(readonly issue: Issue) {
    super(issue.code);
  }
}

class Stop extends Error {}

/**
 * The only way XML is read here: streaming, no DTD at all (a DOCTYPE refuses the file, so no entity can be
 * declared or fetched), and bounded in depth, elements, attributes and attribute length. Element text is never kept.
 */
export function readXml(text: string, reader: XmlReader): XmlOutcome {
  const parser = new SaxesParser({ position: true });
  const here = () => `line ${parser.line}, column ${parser.column}`;
  let ended = false;
  attach(parser, reader, here);
  try {
    parser.write(text);
    ended = true;
    parser.close();
    return { outcome: "read" };
  } catch (cause) {
    if (cause instanceof Stop) return { outcome: "stopped" };
    if (cause instanceof Refusal) return { outcome: "failed", issue: cause.issue };
    const why = cause instanceof Error ? cause.message.replace(/^\d+:\d+: /, "").replace(/\.$/, "") : "not well-formed";
    const issue = ended
      ? error("TRUNCATED", `The XML ends too early at ${here()}: ${why}.`)
      : error("INVALID_XML", `The XML is not well-formed at ${here()}: ${why}.`);
    return { outcome: "failed", issue };
  }
}

function attach(parser: SaxesParser, reader: XmlReader, here: () => string): void {
  let depth = 0;
  let elements = 0;
  let attributes = 0;
  const refuse = (code: string, what: string): never => {
    throw new Refusal(error(code, `${what} at ${here()}.`));
  };
  parser.on("doctype", () => refuse("DOCTYPE_REFUSED", "The file declares a DOCTYPE, which is never read,"));
  parser.on("opentagstart", () => {
    attributes = 0;
    elements += 1;
    depth += 1;
    if (depth > MAX_XML_DEPTH) refuse("TOO_DEEP", `Elements nest deeper than ${MAX_XML_DEPTH} levels`);
    if (elements > MAX_XML_ELEMENTS) refuse("TOO_MANY_ELEMENTS", `More than ${MAX_XML_ELEMENTS} elements`);
  });
  parser.on("attribute", ({ value }) => {
    attributes += 1;
    if (attributes > MAX_XML_ATTRIBUTES)
      refuse("TOO_MANY_ATTRIBUTES", `More than ${MAX_XML_ATTRIBUTES} attributes in one element`);
    if (value.length > MAX_XML_ATTRIBUTE_CHARS)
      refuse("ATTRIBUTE_TOO_LONG", `An attribute longer than ${MAX_XML_ATTRIBUTE_CHARS} characters`);
  });
  parser.on("opentag", (tag) => {
    if (reader.open(localName(tag.name), tag.attributes, depth) === "stop") throw new Stop();
  });
  parser.on("closetag", (tag) => {
    reader.close(localName(tag.name), depth);
    depth -= 1;
  });
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
