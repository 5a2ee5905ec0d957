import { expect, test } from "vitest";

import { flow } from "./flow";
import { blank } from "./slab";
import type { Slab } from "./slab";
import { geometryOf } from "./theme";

const geometry = { ...geometryOf("A4"), top: 0, bottom: 100 };
const slab = (height: number, more: Partial<Slab> = {}): Slab => ({ height, draw: () => undefined, ...more });
const heights = (slabs: Slab[]) => flow(slabs, geometry).map((page) => page.items.map((item) => item.slab.height));

test("a heading never stands alone at the foot of a page", () => {
  expect(heights([slab(80), slab(15, { keepWithNext: true }), slab(10)])).toEqual([[80], [15, 10]]);
});

test("column heads are drawn again on every page a table reaches", () => {
  const head = slab(9);
  const rows = Array.from({ length: 6 }, () => slab(30, { repeat: head }));
  expect(heights([head, ...rows])).toEqual([[9, 30, 30, 30], [9, 30, 30, 30]]);
});

test("a group taller than a page is still set, every slab once", () => {
  const group = [...Array.from({ length: 4 }, () => slab(40, { keepWithNext: true })), slab(40)];
  expect(heights(group).flat()).toHaveLength(5);
});

test("white space is dropped at the top of a page", () => {
  expect(heights([slab(95), blank(10), slab(20)])).toEqual([[95], [20]]);
});

test("nothing is set below the foot of the page", () => {
  const pages = flow(Array.from({ length: 50 }, (_, index) => slab(7 + (index % 5))), geometry);
  for (const page of pages) for (const item of page.items) expect(item.y + item.slab.height).toBeLessThanOrEqual(100);
});
