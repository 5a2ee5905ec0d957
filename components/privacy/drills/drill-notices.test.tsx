import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";

import { drillNotices } from "@/server/domain/privacy/drills/notices";

import { DrillNotices } from "./drill-notices";

test("what is said of a drill is what is still to be done", () => {
  const said = (planted: number) => renderToStaticMarkup(<DrillNotices notices={drillNotices([{ id: "drl_1", name: "Drill 1", quarter: "2026-Q4", state: "planting", result: null, endedAt: null, planted, systems: 2 }], "2026-11-20").map((notice) => ({ ...notice, href: "/drills/drl_1" }))} />);
  expect(said(1)).toContain("Enter the person in each system and tick it.");
  expect(said(2)).toContain("The person is in every system. Begin the drill.");
  expect(said(2)).toMatch(/It begins by itself on <time[^>]*>20 Nov 2026<\/time>\.</);
  for (const page of [said(1), said(2)]) expect(page).not.toContain("text-danger");
});
