import { expect, test } from "vitest";

import { aboutControls, auditExhibits } from "./audit-part";

type Part = Parameters<typeof aboutControls>[0];

test("findings and requests about controls of another framework are left out with their exhibits, those about no control stay", () => {
  const of = (exhibit: number, ...controls: string[]) => ({ controls, exhibits: [exhibit], history: [], items: [{ exhibit }] });
  const part = { findings: [of(1, "BCP-03"), of(2, "PRV-06"), of(3)], requests: [of(4, "PRV-06"), of(5, "PRV-06", "BCP-03"), of(6)] } as unknown as Part;
  expect(auditExhibits(aboutControls(part, new Set(["BCP-03"])))).toEqual([1, 3, 5, 6]);
  expect(aboutControls({}, new Set())).toEqual({});
});
