import { describe, expect, test } from "vitest";

import { ANNA, BEN, Story, SYSTEM } from "../case/testing/story";
import { countIn, needlesOf, PieceCounter } from "./search";
import { proposeRecipients } from "./recipients";
import { dueErasureWork, expiryOf, nextErasureDay, systemOfItem } from "./work";

const due = (story: Story) => dueErasureWork(story.current, story.of("erasure"), story.now);

describe("what an erasure waits for", () => {
  test("nothing is due before all is executed; then the backups are listed", () => {
    const story = new Story(["erasure"]).settled();
    expect(due(story)).toBeNull();
    story.fulfilled("erasure");
    expect(due(story)).toEqual({ do: "list_backups" });
  });

  test("a backup set is due on its day and not before, an exception on its own, also in a closed case", () => {
    const story = new Story(["erasure"]).settled();
    story.act("grant_exception", ANNA, "erasure", { itemId: "crm:invoices", endsOn: "2026-04-20" }).fulfilled("erasure");
    story.act("list_backups", SYSTEM, "erasure", { sets: [{ backupSetId: "daily", expiresOn: "2026-04-01" }], whyNone: null });
    story.act("list_recipients", ANNA, "erasure").act("prepare_answer", ANNA, "erasure", { outcome: "partial" }).act("approve_answer", BEN, "erasure");
    expect(nextErasureDay(story.of("erasure"))).toBe("2026-04-01");
    expect(due(story.wait(26))).toBeNull();
    expect(due(story.wait(1))).toEqual({ do: "expire_backup", backupSetId: "daily" });
    story.act("expire_backup", SYSTEM, "erasure", { backupSetId: "daily" });
    expect(nextErasureDay(story.of("erasure"))).toBe("2026-04-20");
    for (const { recipientId } of story.of("erasure").recipients ?? []) story.act("settle_recipient", ANNA, "erasure", { recipientId });
    story.act("close", ANNA, undefined, { retainUntil: "2029-04-01" }).wait(19);
    expect(story.current.state).toBe("closed");
    expect(due(story)).toEqual({ do: "end_exception", itemId: "crm:invoices" });
  });

  test("a copy made on the day of the erasure lives its days, over the change of a year", () => {
    expect([expiryOf("2026-12-20", 30), expiryOf("2028-02-01", 28)]).toEqual(["2027-01-19", "2028-02-29"]);
  });

  test("an item is in the system it names, an evidence in the portal, anything else in the first", () => {
    const process = { tasks: ["crm", "portal"].map((systemId) => ({ taskId: systemId, systemId, method: null, records: 0 })) };
    expect(["portal:mail", "ev_01", "invoices"].map((item) => systemOfItem(item, process))).toEqual(["portal", "portal", "crm"]);
  });
});

describe("the search for a person", () => {
  test("finds an address in whatever case, and leaves out what is in everything", () => {
    const { needles, tooShort } = needlesOf([{ type: "email", value: "Ada@Example.org" }, { type: "customer_id", value: "17" }, { type: "other", value: "ada@example.ORG" }]);
    expect({ needles, tooShort }).toEqual({ needles: ["ada@example.org"], tooShort: 1 });
    expect(countIn('{"user":"ADA@example.org","by":"ada@example.org"}', needles)).toBe(2);
  });

  test.each([1, 2, 3, 7, 100])("in pieces of %i characters the same is found as in one", (size) => {
    const text = "x Ada@Example.org, ada@example.orgada@example.org. ada@example";
    const counter = new PieceCounter(["ada@example.org"]);
    for (let at = 0; at < text.length; at += size) counter.add(text.slice(at, at + size));
    expect(counter.count).toBe(3);
  });
});

test("recipients are proposed once each: processors that hold a system, and whom its activities name", () => {
  const processors = [{ id: "prc_1", name: "Mailer Ltd", email: "privacy@mailer.example", country: "IE" }];
  const activities = [
    { id: "act_1", systemIds: ["sys_crm"], recipients: [{ processorId: "prc_1" }, { name: "Tax adviser", country: "DE" }, { name: "tax ADVISER" }] },
    { id: "act_2", systemIds: ["sys_hr"], recipients: [{ name: "Health insurance" }] },
  ];
  const systems = [{ id: "sys_crm", name: "CRM", holder: "processor" as const, processorId: "prc_1" }];
  expect(proposeRecipients(["sys_crm"], activities, processors, systems).map(({ name, email }) => [name, email])).toEqual([["Mailer Ltd", "privacy@mailer.example"], ["Tax adviser", null]]);
  expect(proposeRecipients(["sys_other"], activities, processors, systems).map(({ name }) => name)).toContain("Health insurance");
});
