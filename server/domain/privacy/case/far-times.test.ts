import { describe, expect, test } from "vitest";

import { CaseCommand, CaseEvent } from "../schema";
import { foldCase } from "./fold";
import { ANNA, commandFor, Story } from "./testing/story";

const story = () => new Story(["erasure"]).settled().fulfilled("erasure");

describe("days and instants that no database here holds", () => {
  test("leave a case readable in whose events they stand", () => {
    const { events } = story().act("grant_exception", ANNA, "erasure", { endsOn: "9998-12-31" });
    const stored = events.map((event) => JSON.stringify(event).replace("9998-12-31", "9999-12-31").replaceAll("2026-03-05T09:00:00.000Z", "1899-03-05T09:00:00.000Z"));
    expect(foldCase(stored.map((text) => CaseEvent.parse(JSON.parse(text)))).rights[0]?.exceptions[0]?.endsOn).toBe("9999-12-31");
  });

  test.each(["0001-01-01", "1899-12-31", "9999-12-31"])("do not come in: %s is refused by its place", (endsOn) => {
    const { current, now } = story();
    const refusedAt = (command: CaseCommand) => CaseCommand.safeParse(command).error?.issues.map(({ path }) => path.join("."));
    expect(refusedAt(commandFor("grant_exception", current, ANNA, now, "erasure", { endsOn }))).toEqual(["data.endsOn"]);
    expect(refusedAt(commandFor("answer_identity", current, ANNA, now, undefined, { answeredAt: `${endsOn}T00:00:00Z` }))).toEqual(["data.answeredAt"]);
    expect(refusedAt(commandFor("list_backups", current, ANNA, now, "erasure", { sets: [{ backupSetId: "b", expiresOn: "9998-12-31" }, { backupSetId: "c", expiresOn: endsOn }] }))).toEqual(["data.sets.1.expiresOn"]);
    expect(refusedAt(commandFor("grant_exception", current, ANNA, now, "erasure", { endsOn: "9998-12-31" }))).toBeUndefined();
  });
});
