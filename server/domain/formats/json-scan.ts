import type { Issue } from "../evidence/record";
import { error, warning } from "./issues";

export const MAX_DEPTH = 64;
/** Objects and lists of one file. The most records a file may give have far fewer; many more take the parser's memory. */
export const MAX_CONTAINERS = 4_000_000;

/** `lines` is true where a whole JSON value ended and another follows: JSON lines, which is no JSON document. */
export type JsonScan = { ok: boolean; issues: Issue[]; stopped?: number; lines?: boolean };

/**
 * Checks text against RFC 8259 before it is parsed, without recursion: says where it breaks, whether it was
 * cut off, how deep it nests, and which keys occur twice in one object (the last one counts, so it is said).
 */
export function scanJson(text: string): JsonScan {
  return new Scanner(text).run();
}

class Break extends Error {
  constructor(
    readonly code: string,
    readonly what: string,
    readonly position: number,
  ) {
    super(what);
  }
}

class Scanner {
  private position = 0;
  private readonly open: (Set<string> | null)[] = [];
  private readonly duplicates: string[] = [];
  private duplicateCount = 0;
  private containers = 0;

  constructor(private readonly text: string) {}

  run(): JsonScan {
    try {
      this.document();
    } catch (cause) {
      if (!(cause instanceof Break)) throw cause;
      return {
        ok: false,
        stopped: cause.position,
        lines: cause.code === "TRAILING",
        issues: [
          error(cause.code === "TRAILING" ? "INVALID_JSON" : cause.code, `${cause.what} at ${place(this.text, cause.position)}.`),
        ],
      };
    }
    if (this.duplicateCount === 0) return { ok: true, issues: [] };
    const named = this.duplicates.map((key) => JSON.stringify(key)).join(", ");
    return {
      ok: true,
      issues: [
        warning(
          "DUPLICATE_KEY",
          `Keys stand twice in one object, ${this.duplicateCount} times (${named}): the last value counts.`,
        ),
      ],
    };
  }

  private document(): void {
    let expectValue = true;
    do {
      this.space();
      expectValue = expectValue ? this.value() : this.afterValue();
    } while (this.open.length > 0);
    this.space();
    if (this.position < this.text.length) throw new Break("TRAILING", "Text follows the end of the JSON", this.position);
  }

  /** Reads one value or opens a container; answers whether a value must come next. */
  private value(): boolean {
    const char = this.text.charCodeAt(this.position);
    if (char === 123 || char === 91) return this.enter(char === 123);
    if (char === 34) this.string();
    else this.bareword();
    return false;
  }

  private enter(isObject: boolean): boolean {
    if (this.open.length >= MAX_DEPTH) throw new Break("TOO_DEEP", `Nested deeper than ${MAX_DEPTH} levels`, this.position);
    if (++this.containers > MAX_CONTAINERS) throw new Break("TOO_MANY_VALUES", `More than ${MAX_CONTAINERS} objects and lists`, this.position);
    this.open.push(isObject ? new Set() : null);
    this.position += 1;
    this.space();
    if (this.text.charCodeAt(this.position) === (isObject ? 125 : 93)) return this.leave();
    if (isObject) this.key();
    return true;
  }

  private leave(): false {
    this.open.pop();
    this.position += 1;
    return false;
  }

  private afterValue(): boolean {
    const keys = this.open.at(-1);
    const char = this.text.charCodeAt(this.position);
    if (char === (keys ? 125 : 93)) return this.leave();
    if (char !== 44) this.stop(`Expected "," or "${keys ? "}" : "]"}"`);
    this.position += 1;
    if (keys) {
      this.space();
      this.key();
    }
    return true;
  }

  private key(): void {
    if (this.text.charCodeAt(this.position) !== 34) this.stop("Expected a key in double quotes");
    const from = this.position;
    this.string();
    const written = this.text.slice(from + 1, this.position - 1);
    // Two spellings of one key are that key twice.
    const key = written.includes("\\") ? (JSON.parse(`"${written}"`) as string) : written;
    const keys = this.open.at(-1);
    if (keys?.has(key)) this.duplicate(key);
    keys?.add(key);
    this.space();
    if (this.text.charCodeAt(this.position) !== 58) this.stop('Expected ":"');
    this.position += 1;
  }

  private duplicate(key: string): void {
    this.duplicateCount += 1;
    if (this.duplicates.length < 3 && !this.duplicates.includes(key)) this.duplicates.push(key.slice(0, 60));
  }

  private string(): void {
    let at = this.position + 1;
    for (;;) {
      const char = this.text.charCodeAt(at);
      if (char === 34) break;
      if (Number.isNaN(char)) throw new Break("TRUNCATED", "The file ends inside a text", this.text.length);
      if (char < 32) throw new Break("INVALID_JSON", "Control character inside a text", at);
      at += char === 92 ? this.escape(at) : 1;
    }
    this.position = at + 1;
  }

  private escape(at: number): number {
    const char = this.text[at + 1];
    if (char === undefined) throw new Break("TRUNCATED", "The file ends inside a text", this.text.length);
    if (char !== "u") {
      if (!'"\\/bfnrt'.includes(char)) throw new Break("INVALID_JSON", "Unknown escape inside a text", at);
      return 2;
    }
    const digits = this.text.slice(at + 2, at + 6);
    if (!/^[0-9a-fA-F]*$/.test(digits)) throw new Break("INVALID_JSON", "Bad \\u escape inside a text", at);
    if (digits.length < 4) throw new Break("TRUNCATED", "The file ends inside a text", this.text.length);
    if (digits === "0000") throw new Break("NUL_CHARACTER", "The character U+0000 stands", at);
    return 6;
  }

  /** true, false, null or a number; a word cut by the end of the file is a truncation. */
  private bareword(): void {
    const word = /[-+.\w]*/y;
    word.lastIndex = this.position;
    const found = word.exec(this.text)?.[0] ?? "";
    const end = this.position + found.length;
    const whole = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/.test(found);
    if (!whole && end === this.text.length) throw new Break("TRUNCATED", "The file ends where a value was expected", end);
    if (!whole) this.stop("Expected a JSON value");
    this.position = end;
  }

  private space(): void {
    for (;;) {
      const char = this.text.charCodeAt(this.position);
      if (char !== 32 && char !== 10 && char !== 13 && char !== 9) return;
      this.position += 1;
    }
  }

  private stop(what: string): never {
    if (this.position >= this.text.length)
      throw new Break("TRUNCATED", "The file ends in the middle of the JSON", this.text.length);
    throw new Break("INVALID_JSON", what, this.position);
  }
}

/** "line 3, column 17 (character 210)" */
export function place(text: string, position: number): string {
  const before = text.slice(0, position);
  const line = before.split("\n").length;
  return `line ${line}, column ${position - before.lastIndexOf("\n")} (character ${position})`;
}
