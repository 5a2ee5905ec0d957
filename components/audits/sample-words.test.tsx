import { expect, test } from "vitest";

import { sourceTotalInWords } from "./sample-words";

test("what sources counted and what came of them are two numbers, each with how many files state it", () => {
  const source = { sourceTotal: 181, withSourceTotal: 25, rowCount: 185, withRowCount: 29, evidenceTotal: 29 };
  expect(sourceTotalInWords(source)).toBe("181 counted by 25 of 29 files; 185 rows sent by all 29 files");
  expect(sourceTotalInWords({ ...source, rowCount: null, withRowCount: 0 })).toBe("181 counted by 25 of 29 files; how many rows came is not stated");
  expect(sourceTotalInWords({ sourceTotal: 41, withSourceTotal: 1, rowCount: 40, withRowCount: 1, evidenceTotal: 1 })).toBe("41 counted; 40 rows sent");
  expect(sourceTotalInWords({ ...source, sourceTotal: null, withSourceTotal: 0 })).toBe("not stated");
});
