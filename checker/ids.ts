const WORDS = 4;
const EMPTY = -1;

/**
 * Which index each id has, in flat memory: 24 bytes a slot instead of a string that would keep its whole leaf alive.
 * Open addressing with linear steps, at most half full.
 */
export class IdIndex {
  private count = 0;
  private slots = 1024;
  private words = new Uint32Array(this.slots * WORDS);
  private indexes = new Float64Array(this.slots).fill(EMPTY);
  private readonly key = new Uint32Array(WORDS);

  /** Adds an id unless it is there. @returns the index it already has, if so */
  add(id: string, index: number): number | undefined {
    if (this.count * 2 >= this.slots) this.grow();
    this.read(id);
    const slot = this.find(this.key);
    const known = this.indexes[slot] as number;
    if (known !== EMPTY) return known;
    this.words.set(this.key, slot * WORDS);
    this.indexes[slot] = index;
    this.count += 1;
    return undefined;
  }

  get(id: string): number | undefined {
    if (!/^[0-9a-fA-F-]{36}$/.test(id)) return undefined;
    this.read(id);
    const known = this.indexes[this.find(this.key)] as number;
    return known === EMPTY ? undefined : known;
  }

  /** The 128 bits of a UUID; dashes are passed over. */
  private read(id: string): void {
    let digits = 0;
    for (let i = 0; i < id.length; i++) {
      const code = id.charCodeAt(i);
      if (code === 0x2d) continue;
      const word = digits >> 3;
      this.key[word] = ((this.key[word] as number) << 4) | (code < 0x40 ? code - 0x30 : (code & 0x1f) + 9);
      digits += 1;
    }
  }

  private find(key: Uint32Array): number {
    const mask = this.slots - 1;
    const [a, b, c, d] = key as unknown as [number, number, number, number];
    const mixed = Math.imul(a ^ (b >>> 7), 0x9e3779b1) ^ Math.imul(c, 0x85ebca77) ^ Math.imul(d, 0xc2b2ae3d);
    for (let slot = (mixed ^ (mixed >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const at = slot * WORDS;
      const { words } = this;
      if (this.indexes[slot] === EMPTY || (words[at] === a && words[at + 1] === b && words[at + 2] === c && words[at + 3] === d)) return slot;
    }
  }

  private grow(): void {
    const { words, indexes, slots } = this;
    this.slots = slots * 2;
    this.words = new Uint32Array(this.slots * WORDS);
    this.indexes = new Float64Array(this.slots).fill(EMPTY);
    for (let old = 0; old < slots; old++) {
      if (indexes[old] === EMPTY) continue;
      const key = words.subarray(old * WORDS, old * WORDS + WORDS);
      const slot = this.find(key);
      this.words.set(key, slot * WORDS);
      this.indexes[slot] = indexes[old] as number;
    }
  }
}
