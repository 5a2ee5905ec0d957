import { expect, test } from "vitest";

import { withoutParameters } from "./without-parameters";

const FAILED = 'Failed query: insert into "outbox" values ($1, $2)\nparams: petra@person.example,Dear Petra\n    at lunch';
const FRAME = "    at queueMail (/srv/server/services/mail/queue.ts:14:9)";

test("a failed query is logged with its text and frames, and without what it was to store", () => {
  expect(withoutParameters(FAILED)).toBe('Failed query: insert into "outbox" values ($1, $2)');
  const logged = JSON.stringify(withoutParameters({ name: "Error", message: FAILED, stack: `Error: ${FAILED}\n${FRAME}` }));
  expect(logged).toContain("queueMail");
  expect(logged).not.toMatch(/petra|lunch/i);
});

test("what is no failed query is logged as it is", () => {
  expect(withoutParameters("connection refused")).toBe("connection refused");
  expect(withoutParameters({ code: 7, err: null })).toEqual({ code: 7, err: null });
});
