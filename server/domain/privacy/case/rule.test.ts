import { globSync, readFileSync } from "node:fs";

import { expect, test } from "vitest";

test("the states before any end are listed once: whatever asks whether a case runs asks the same", () => {
  const files = globSync(["server/**/*.ts", "components/**/*.{ts,tsx}", "app/**/*.{ts,tsx}"]).filter((file) => !/\.test\.tsx?$/.test(file));
  expect(files.filter((file) => /"received", "identity_pending", "open"\]/.test(readFileSync(file, "utf8")))).toEqual(["server/domain/privacy/case/rule.ts"]);
});
