import { expect, test } from "vitest";

import { flow } from "./flow";
import { loadFonts } from "./fonts";
import { tableSlabs } from "./table";
import { createTypesetter } from "./text";
import { geometryOf } from "./theme";

test("the last row of a table never stands alone on a page, wherever the page ends", async () => {
  const type = createTypesetter(await loadFonts());
  const rows = Array.from({ length: 12 }, (_, index) => String(index));
  const slabs = tableSlabs({ columns: [{ head: "Category", width: 200 }], rows, cells: (row) => [row] }, type);
  for (let bottom = 60; bottom < 240; bottom += 5) {
    const pages = flow(slabs, { ...geometryOf("A4"), top: 0, bottom });
    const last = pages.at(-1)?.items.filter(({ slab }) => slab.repeat) ?? [];
    expect(last.length, `page of ${bottom} points`).toBeGreaterThan(1);
  }
});
