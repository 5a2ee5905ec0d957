import type { Language } from "../languages";
import type { Cell } from "./redact";

/** A part of a document. What is in it are values and sentences, never markup. */
export type Block =
  | { kind: "text"; text: string }
  | { kind: "note"; text: string }
  | { kind: "lines"; lines: readonly string[] }
  | { kind: "subheading"; text: string; note?: string }
  | { kind: "table"; columns: readonly string[]; rows: readonly (readonly Cell[])[]; /** What stands instead of rows where there are none. */ empty: string; /** The file that has all rows, for a form of the document that does not show them. */ file?: string };
export type AnswerSection = { id: string; heading: string; blocks: Block[] };

/** An answer as its person reads it, before it is HTML or PDF: both show the same. */
export type AnswerDocument = {
  language: Language; title: string; lead: string; facts: { label: string; value: string }[]; sections: AnswerSection[];
  /** What a block says, in the person's language. */ blocked: { mark: string; reasons: Record<string, string> };
  contents: string;
  more: (of: { shown: number; file: string }) => string;
};
