import { expect, test } from "vitest";

import { privateDigest } from "./digest";
import { evidenceStatus } from "./evidence-status";

test("the worst of a control's evidence wins, and none at all is the worst", () => {
  expect(evidenceStatus({ accepted: 9, rejected: 0, waiting: 0 })).toBe("accepted");
  expect(evidenceStatus({ accepted: 9, rejected: 0, waiting: 1 })).toBe("waiting");
  expect(evidenceStatus({ accepted: 9, rejected: 1, waiting: 1 })).toBe("rejected");
  expect(evidenceStatus({ accepted: 0, rejected: 0, waiting: 0 })).toBe("missing");
});

test("the same page under another salt has another digest, and the same under the same salt the same", () => {
  const [one, two] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
  expect(privateDigest(one, { result: "exception" })).not.toBe(privateDigest(two, { result: "exception" }));
  expect(privateDigest(one, { part: "design", result: "exception" })).toBe(privateDigest(one, { result: "exception", part: "design" }));
});
