import { expect, test, vi } from "vitest";

import { log } from "../../log";
import { withVisitor } from "./with-visitor";

test("what fails is a page that says so, and its log names neither the address of the page nor what was typed", async () => {
  const lines = vi.spyOn(log(), "error").mockImplementation(() => undefined);
  const failing = withVisitor("case", () => Promise.reject(new Error("could not keep petra@example.org\nfor SECRETTOKEN")));
  const outcome = await failing(new Request("http://localhost/privacy/acme/case/SECRETTOKEN?lang=de"), { params: Promise.resolve({ orgSlug: "acme", token: "SECRETTOKEN" }) });
  expect(outcome).toEqual({ name: "broken", status: 500, language: "de" });
  expect(lines).toHaveBeenCalledTimes(1);
  const said = JSON.stringify(lines.mock.calls);
  expect(said).toContain("with-visitor.test.ts");
  expect(said).not.toMatch(/petra|SECRETTOKEN/);
});
