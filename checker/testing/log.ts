import { note, sha256, type TestKey } from "./keys";

/** A log straight from RFC 6962 §2.1, by recursion: slow, and nothing like the code it is there to test. */
export class TestLog {
  private readonly cache = new Map<string, Buffer>();

  constructor(
    readonly origin: string,
    readonly leaves: readonly Uint8Array[],
  ) {}

  hash(from: number, to: number): Buffer {
    if (to === from) return sha256();
    const name = `${from}-${to}`;
    const known = this.cache.get(name);
    if (known) return known;
    const middle = from + split(to - from);
    const made = to - from === 1 ? sha256(Buffer.of(0), this.leaves[from] ?? "") : sha256(Buffer.of(1), this.hash(from, middle), this.hash(middle, to));
    this.cache.set(name, made);
    return made;
  }

  text(size = this.leaves.length): string {
    return `${this.origin}\n${size}\n${this.hash(0, size).toString("base64")}\n`;
  }

  checkpoint(keys: readonly TestKey[], size = this.leaves.length, extra: string[] = []): Buffer {
    return note(this.text(size), ...keys.map((key) => key.line(this.text(size))), ...extra);
  }

  /** RFC 6962 §2.1.1: audit path of one leaf. */
  path(index: number, from = 0, to = this.leaves.length): Buffer[] {
    if (to - from === 1) return [];
    const middle = from + split(to - from);
    return index < middle ? [...this.path(index, from, middle), this.hash(middle, to)] : [...this.path(index, middle, to), this.hash(from, middle)];
  }

  proof(index: number, keys: readonly TestKey[]): Buffer {
    const lines = ["c2sp.org/tlog-proof@v1", `index ${index}`, ...this.path(index).map((hash) => hash.toString("base64"))];
    return Buffer.concat([Buffer.from(`${lines.join("\n")}\n\n`), this.checkpoint(keys)]);
  }

  /** Tiles and entry bundles by path, below a prefix. */
  tiles(prefix = ""): [string, Uint8Array][] {
    const files: [string, Uint8Array][] = this.cut(this.leaves.length).map(([n, from, to]) => [
      `${prefix}tile/entries/${name(n, to - from)}`,
      Buffer.concat(this.leaves.slice(from, to).flatMap((leaf) => [Buffer.of(leaf.length >> 8, leaf.length & 255), leaf])),
    ]);
    for (let level = 0, span = 1; span <= this.leaves.length; level++, span *= 256) {
      for (const [n, from, to] of this.cut(Math.floor(this.leaves.length / span))) {
        const hashes = Array.from({ length: to - from }, (_, i) => this.hash((from + i) * span, (from + i + 1) * span));
        files.push([`${prefix}tile/${level}/${name(n, to - from)}`, Buffer.concat(hashes)]);
      }
    }
    return files;
  }

  private cut(count: number): [n: number, from: number, to: number][] {
    return Array.from({ length: Math.ceil(count / 256) }, (_, n) => [n, n * 256, Math.min(count, n * 256 + 256)]);
  }
}

/** Largest power of two below a count. */
function split(count: number): number {
  let half = 1;
  while (half * 2 < count) half *= 2;
  return half;
}

function name(n: number, width: number): string {
  const digits = String(n).padStart(Math.ceil(String(n).length / 3) * 3, "0").match(/.{3}/g) ?? [];
  return digits.map((group, i) => (i < digits.length - 1 ? `x${group}` : group)).join("/") + (width === 256 ? "" : `.p/${width}`);
}
