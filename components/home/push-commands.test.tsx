import { expect, test } from "vitest";

import { pushCommands } from "./push-commands";

test("the command carries the address and the key, and a quote in a file name cannot break out", () => {
  const [curl, cli] = pushCommands({ endpoint: "https://proof.example", key: "prk_abc", fileName: "it's.json" });
  expect(curl?.command).toContain("'https://proof.example/api/v1/evidence'");
  expect(curl?.command).toContain("'Authorization: Bearer prk_abc'");
  expect(curl?.command).toContain(String.raw`'file=@it'\''s.json'`);
  expect(cli?.command).toContain("PROOFROOM_KEY='prk_abc'");
});
