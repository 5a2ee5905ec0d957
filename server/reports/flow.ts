import type { PageGeometry } from "./theme";
import type { Mark, Slab } from "./slab";

export type Placed = { slab: Slab; y: number };
export type FlowPage = { items: Placed[] };
export type PlacedMark = Mark & { page: number; y: number };

/**
 * Sets slabs one under the other on as many pages as they need. Slabs that keep with the next move as one group;
 * a group taller than a page is set slab by slab, so nothing is ever lost or drawn off the page.
 */
export function flow(slabs: readonly Slab[], geometry: PageGeometry): FlowPage[] {
  const pages: FlowPage[] = [{ items: [] }];
  let y = geometry.top;
  const put = (slab: Slab) => {
    pages[pages.length - 1]?.items.push({ slab, y });
    y += slab.height;
  };
  const turn = () => {
    if (y > geometry.top) pages.push({ items: [] });
    y = geometry.top;
  };
  const roomFor = (height: number) => y + height <= geometry.bottom;

  for (let index = 0; index < slabs.length; index += 1) {
    const slab = slabs[index];
    if (!slab) continue;
    const startsGroup = index === 0 || !slabs[index - 1]?.keepWithNext;
    const free = (geometry.bottom - y) / (geometry.bottom - geometry.top);
    if (slab.breakBefore || (slab.breakUnlessFree !== undefined && free < slab.breakUnlessFree)) turn();
    else if (!roomFor(startsGroup ? groupHeight(slabs, index, geometry.bottom - geometry.top) : slab.height)) turn();
    const first = y === geometry.top;
    if (first && slab.blank) continue;
    if (first && slab.repeat) put(slab.repeat);
    put(slab);
  }
  return pages;
}

function groupHeight(slabs: readonly Slab[], start: number, most: number): number {
  const single = slabs[start]?.height ?? 0;
  let height = 0;
  for (let index = start; index < slabs.length; index += 1) {
    const slab = slabs[index];
    height += slab?.height ?? 0;
    if (height > most) return single;
    if (!slab?.keepWithNext) return height;
  }
  return height;
}

/** Where every chapter and section landed. `firstPage` is the document page of the first flow page, counted from 1. */
export function marksOf(pages: readonly FlowPage[], firstPage: number): PlacedMark[] {
  return pages.flatMap((page, index) =>
    page.items.flatMap(({ slab, y }) => (slab.mark ? [{ ...slab.mark, page: firstPage + index, y }] : [])));
}
