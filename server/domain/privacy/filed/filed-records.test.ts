import { describe, expect, test } from "vitest";

import { ANNA, BEN, Story, SUBJECT } from "../case/testing/story";
import { recognise } from "../../formats/recognise";
import { filedRecords } from "./filed-records";

const filed = (story: Story) => filedRecords("R-7", story.events, story.now);
const of = (story: Story, kind: string) => filed(story).filter((record) => record.kind === kind).map(({ facts }) => facts);

function erased(): Story {
  const story = new Story(["erasure"]).settled().wait(3).fulfilled("erasure").act("list_recipients", ANNA, "erasure", { recipientIds: ["mailer"] }).act("list_backups", ANNA, "erasure", { sets: [{ backupSetId: "nightly", expiresOn: "2026-04-12" }] });
  return story.wait(1).act("prepare_answer", ANNA, "erasure", { outcome: "full" }).act("approve_answer", BEN, "erasure").act("settle_recipient", ANNA, "erasure").wait(34).act("expire_backup", ANNA, "erasure").act("close", ANNA);
}

describe("what a closed case is filed as", () => {
  test("an erasure is a request, a deletion with its backups and proof, and a word to each recipient", () => {
    const story = erased();
    expect(of(story, "dsar")).toEqual([{
      request_id: "R-7/erasure", type: "erasure", received_at: "2026-03-05T09:00:00.000Z", identity_decided: true, days_open: 4, extended: false, extension_notice_days: null, status: "fulfilled", refusal_reasoned: null, recipients_informed: true,
    }]);
    expect(of(story, "deletion_record")).toEqual([{
      deletion_id: "R-7/erasure", trigger: "rights request", requested_at: "2026-03-05T09:00:00.000Z", days_open: 4, status: "done", systems_ratio: 1, backup_expiry_days: 34, proof_ref: `sha256:${"ab".repeat(32)}`,
    }]);
    expect(of(story, "disclosure_record")).toMatchObject([{ recipient: "mailer", basis: "GDPR Art. 19", approved_by: "usr_anna" }]);
  });

  test("a copy that was handed out is a disclosure to whoever asked, approved by who approved the answer", () => {
    const story = new Story(["access"]).settled().fulfilled("access").act("prepare_answer", ANNA, "access", { outcome: "full", grounds: [], withheld: [], searched: null }).act("approve_answer", BEN, "access").act("close", ANNA);
    expect(of(story, "disclosure_record")).toMatchObject([{ recipient: "whoever asked in R-7", basis: "GDPR Art. 15(3)", approved_by: "usr_ben" }]);
    expect(of(story, "deletion_record")).toEqual([]);
  });

  test("a refusal is one with reasons, and what was taken back is no answer", () => {
    const story = new Story(["objection", "rectification"]).settled().wait(2).act("prepare_answer", ANNA, "objection", { outcome: "refused" }).act("approve_answer", BEN, "objection").wait(3);
    story.act("withdraw", SUBJECT, undefined, { rights: ["rectification"] }).act("confirm_withdrawal", ANNA, "rectification").wait(9).act("close", ANNA);
    expect(of(story, "dsar")).toMatchObject([{ type: "objection", status: "refused", refusal_reasoned: true, days_open: 2 }, { type: "rectification", status: "withdrawn", days_open: 5, identity_decided: true }]);
  });

  test("a right that nobody answered yet is an open request by the days it has waited, and what hangs on its end is left open", () => {
    const story = new Story(["access", "rectification"]).settled().wait(40).act("withdraw", SUBJECT, undefined, { rights: ["rectification"] });
    expect(of(story, "dsar")).toEqual([
      { request_id: "R-7/access", type: "access", received_at: "2026-03-05T09:00:00.000Z", identity_decided: true, days_open: 40, extended: false, extension_notice_days: null, status: "open", refusal_reasoned: null, recipients_informed: null },
      expect.objectContaining({ type: "rectification", status: "withdrawn" }),
    ]);
    expect(of(story, "deletion_record")).toEqual([]);
  });

  test("is the same whenever it is filed, names nobody, and is read as native evidence without a question", () => {
    const story = erased();
    const records = filed(story);
    expect(filedRecords("R-7", story.events, story.wait(400).now)).toEqual(records);
    expect(JSON.stringify(records)).not.toMatch(/@|sub_1/);
    const read = recognise(Buffer.from(JSON.stringify({ proofroom: 1, records })));
    expect(read).toMatchObject({ format: "proofroom-native", issues: [] });
    expect(read.records).toHaveLength(records.length);
  });
});
