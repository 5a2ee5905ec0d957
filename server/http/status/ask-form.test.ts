import { expect, test } from "vitest";

import { STATUS_WORDS } from "../../domain/status-page/words";
import { ServiceError } from "../../services/errors";
import { askInput, faultsOfAsk } from "./ask-form";

test("a form without a chosen document, or with an invented one, names none", () => {
  for (const document of ["", "x", "-1", "1e1", "100", " 1"]) expect(askInput(new URLSearchParams({ document })).document).toBe(-1);
  expect(askInput(new URLSearchParams({ document: "3" })).document).toBe(3);
});

test("only a ticked box accepts the agreement", () => {
  expect([askInput(new URLSearchParams({ accepted: "yes" })).accepted, askInput(new URLSearchParams({ accepted: "no" })).accepted, askInput(new URLSearchParams()).accepted]).toEqual([true, false, false]);
});

test("faults stand at their fields in the order of the page, one a field", () => {
  const refused = new ServiceError("INVALID", "no", [{ field: "email", message: "a" }, { field: "name", message: "b" }, { field: "email", message: "c" }]);
  expect(faultsOfAsk(refused, STATUS_WORDS.en).map(({ field }) => field)).toEqual(["name", "email"]);
});

test("an agreement that changed is asked for again", () => {
  expect(faultsOfAsk(new ServiceError("CONFLICT", "changed"), STATUS_WORDS.de)).toMatchObject([{ field: "accepted" }]);
});
