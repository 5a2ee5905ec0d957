import { describe, expect, test } from "vitest";

import { reportLines } from "./words";
import { checkFiles } from "./testing/check";
import { makePack } from "./testing/pack";

const whole = () => makePack({ leaves: 700, rotateAt: 400, erase: 6, scope: [1, 6, 11, 300, 699], anchorLog: true, witness: true });

describe("an honest pack", () => {
  test("holds, and says what is proven, what is not, and what was erased by whom", async () => {
    const pack = whole();
    const report = await checkFiles(pack.files, { key: pack.key.vkey });
    expect(report.failures).toEqual([]);
    const text = reportLines(report).join("\n");
    expect(text).toContain("entry 6: content erased at 2026-01-05T20:50:39.699Z, by leaf 699, basis gdpr.17.1.b, approved by Data protection officer");
    expect(text).toContain("All 700 entries are in the pack");
  });
});
