import { expect, test } from "vitest";

import { pseudonyms } from "./extract/pseudonyms";
import type { ReportSnapshot } from "./snapshot";
import { knownNames, withoutNames } from "./without-names";

const records = [{ facts: { person_id: "ben", approved_by: "Rita Reviewer", account_id: "svc@vault", system_id: "vault" } }];
const snapshot = {
  preparedBy: { name: "Ada Lovelace", role: "Management" }, extract: undefined, frameworks: [],
  controls: [{ key: "ben", owner: "Kai Owner", sentence: "Approved by Rita Reviewer. Ben is no benefit, ben's is; svc@vault and mail to zoe@example.org.", changes: [{ by: "Ada Lovelace", what: "title" }] }],
  exceptions: [], openPoints: [{ owner: "Kai Owner", what: "Rita Reviewerson is somebody else" }], vendors: [], populations: [], skipped: [],
  evidence: [{ title: "Accounts by ben", fileName: "ben.csv", extractedBy: "cron of Kai Owner", sha256: "ben" }],
  privacy: { controller: { name: "Acme GmbH", dpo: "Dr. Dora Data, privacy@acme.example" }, register: [{ name: "R-1", channel: "form" }] },
  accountability: { chapters: { assessments: { title: "ben", entries: [{ label: "ben", name: "Scoring by Ada Lovelace", said: [{ label: "ben", law: null, lines: ["Asked Ada Lovelace, zoe@example.org", "Advice of Dr. Dora Data"] }], missing: [], ledgerEntry: "ben" }] } }, deletion: { certificates: [{ number: "ben" }] } },
} as unknown as ReportSnapshot;

test("names of members and records and every address are numbers everywhere but in file names and the signature, the same name the same number", () => {
  const numbers = { person: pseudonyms("Person", true), account: pseudonyms("Account", true) };
  const hidden = withoutNames(snapshot, knownNames(["Ada Lovelace", "Proofroom"], records), numbers);
  const said = JSON.stringify({ ...hidden, preparedBy: null });
  for (const name of ["Rita Reviewer.", "Kai", "zoe", "svc@", "Ada"]) expect(said, name).not.toContain(name);
  expect(hidden.preparedBy.name).toBe("Ada Lovelace");
  const { name, said: [answer], ...entry } = hidden.accountability?.chapters.assessments.entries[0] ?? { name: "", said: [] };
  expect([name, answer?.lines[0], entry, hidden.accountability?.deletion.certificates[0]]).toEqual([expect.stringMatching(/^Scoring by Person \d$/), expect.stringMatching(/^Asked Person \d, Person \d$/), { label: "ben", missing: [], ledgerEntry: "ben" }, { number: "ben" }]);
  expect(hidden.privacy).toMatchObject({ controller: { name: "Acme GmbH", dpo: expect.stringMatching(/^Person \d, privacy@acme\.example$/) as string }, register: [{ name: "R-1", channel: "form" }] });
  expect(answer?.lines[1]).toBe(`Advice of ${hidden.privacy?.controller.dpo?.split(",")[0]}`);
  expect(hidden.evidence[0]).toMatchObject({ fileName: "ben.csv", sha256: "ben" });
  expect(hidden.openPoints[0]?.owner).toBe(hidden.controls[0]?.owner);
  expect(hidden.controls[0]?.sentence).toMatch(/^Approved by Person \d\. Ben is no benefit, Person \d's is; Account 1 and mail to Person \d\.$/);
  expect(hidden.openPoints[0]?.what).toBe("Rita Reviewerson is somebody else");
});
