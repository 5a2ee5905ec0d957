import { createHmac } from "node:crypto";

/** A whole number from 0 up to, and without, `below`. */
export type Draws = (below: number) => number;

const BYTES = 6;
/** How far a draw reaches: 48 bits, so that every step is exact in any language's numbers. */
export const SPAN = 2 ** 48;

/**
 * The numbers of a seed for one purpose. The i-th block is HMAC-SHA256 with the seed's 32 bytes as key over "label|i",
 * i in decimal from 0; its first six bytes are a number, most significant first. One that lies in the last, incomplete
 * multiple of `below` is passed over, so no remainder is likelier than another.
 */
export function drawsOf(seed: string, label: string): Draws {
  const key = Buffer.from(seed, "hex");
  let counter = 0;
  return (below) => {
    if (!Number.isSafeInteger(below) || below < 1 || below > SPAN) throw new RangeError(`Nothing can be drawn below ${below}.`);
    const limit = SPAN - (SPAN % below);
    for (;;) {
      const number = createHmac("sha256", key).update(`${label}|${counter}`, "utf8").digest().readUIntBE(0, BYTES);
      counter += 1;
      if (number < limit) return number % below;
    }
  };
}
