import { expect, test } from "vitest";

import { pushCommands } from "./push-commands";

test("the command carries the address and the key, and a quote in either cannot break out", () => {
  const [record, file] = pushCommands({ endpoint: "https://proof.example", key: "prk_a'bc", now: "2026-03-05T10:00:00Z" });
  expect(record?.command).toContain("'https://proof.example/api/v1/evidence'");
  expect(record?.command).toContain(String.raw`'Authorization: Bearer prk_a'\''bc'`);
  expect(record?.command).toContain('"tested_at":"2026-03-05T10:00:00Z"');
  expect(file?.command).toContain("FILE=report.json");
});
