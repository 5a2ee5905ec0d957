import { describe, expect, test } from "vitest";

import { NOTHING } from "@/server/domain/privacy/numbers/numbers";
import { ACCOUNTABILITY_CHAPTERS, type AccountabilityPart, type DeletionProof } from "@/server/domain/reports/accountability-part";
import type { PrivacyPart, RegisterLine } from "@/server/domain/reports/privacy-part";

import { renderReport } from "./render-report";
import { readPdf, squeeze } from "./testing/pdf-text";
import { sampleSnapshot } from "./testing/sample-snapshot";

const line = (number: number, rest: Partial<RegisterLine> = {}): RegisterLine => ({
  name: `R-${number}`, right: "access", channel: "form", receivedOn: "2026-03-05", identity: "login", dueOn: "2026-04-07", extendedAfterDays: null, outcome: "full", endedOn: "2026-04-02", openDays: 28, daysLate: 0, grounds: [], ...rest,
});
const tally = { ...NOTHING, received: 60, answered: 57, inTime: 55, overdue: 1, refused: 1, medianDays: 14, longestDays: 41 };
const privacy: PrivacyPart = {
  controller: { name: "Acme GmbH", address: "Hauptstr. 1, Berlin", regime: "EU", zone: "Europe/Berlin", dpo: null, authority: "Berlin Commissioner" }, registerTotal: 70,
  register: [line(1, { outcome: "refused", daysLate: 3, grounds: ["legal_claims"] }), line(2, { outcome: null, endedOn: null, openDays: null, daysLate: null, identity: null }), ...Array.from({ length: 60 }, (_, at) => line(at + 3))],
  numbers: { window: { from: "2026-01-01", to: "2026-12-31" }, zone: "Europe/Berlin", total: tally, rights: [{ right: "access", ...tally }], months: [], grounds: [{ ground: "legal_claims", article: "GDPR Art. 17(3)(e)", sentence: "The data are needed for legal claims.", refused: 1, partial: 0 }], ages: [] },
};

describe("reports of the privacy desk", () => {
  test("print who answers and every line of the register by its number, with due day, outcome and ground, and how many were not printed", async () => {
    const { bytes } = await renderReport({ ...sampleSnapshot({ evidence: 4, controls: 2, kind: "gdpr_accountability" }), privacy });
    const text = squeeze(readPdf(bytes).all);
    for (let number = 1; number <= 62; number++) expect(text).toContain(`R-${number}`);
    for (const said of ["GDPR accountability report", "refused, 3 days late", "legal claims", "not settled", "in time", "8 more lines are not printed here", "Berlin Commissioner", "94 %", "The longest answer took 41 days."]) expect(text).toContain(squeeze(said));
  });

  test("an accountability report prints a chapter of every register, the proof of deletion, and what is missing; an empty register as a sentence", async () => {
    const said = [{ label: "Retention", law: "Art. 30(1)(f)", lines: ["Ten years"] }];
    const entry = (name: string, missing: string[] = []) => ({ label: "PA-1", name, version: 2, keptAt: "2026-03-02T10:00:00Z", said, missing, sha256: "ab".repeat(32), ledgerEntry: "ent_marker" });
    const chapters = Object.fromEntries(ACCOUNTABILITY_CHAPTERS.map((name) => [name, { title: `Chapter of ${name}`, about: `About ${name}.`, none: `None of ${name}.`, entries: name === "transfers" ? [] : [entry(`Entry of ${name}`, name === "controller" ? ["“Purposes” is not said yet."] : [])] }]));
    const deletion: DeletionProof = {
      systems: [{ name: "CRM", retention: "", backups: ["Nightly: 30 days, beyond use"] }], ordered: 4, done: 2, takenBack: 1, waiting: 1, methods: [{ method: "deleted", tasks: 2, records: 1234 }],
      certificates: [{ number: "crt_1", version: 1, issuedAt: "2026-03-20T10:00:00Z", sha256: "cd".repeat(32) }], certificatesTotal: 3, replays: [], evidenceErased: 1,
    };
    const accountability = { chapters, deletion } as AccountabilityPart;
    const text = squeeze(readPdf((await renderReport({ ...sampleSnapshot({ evidence: 4, controls: 2, kind: "gdpr_accountability" }), privacy, accountability })).bytes).all);
    for (const name of ACCOUNTABILITY_CHAPTERS) expect(text).toContain(squeeze(name === "transfers" ? "None of transfers." : `Entry of ${name}`));
    for (const words of [
      "Retention and proof of deletion", "4 erasures of persons ordered in the period, one for each system: 2 done, 1 taken back by the person, 1 not done", "1,234", "crt_1", "2 more are not printed here", "No system reported a restore", "not stated", "30 days, beyond use",
      "Gaps of the registers", "“Purposes” is not said yet.", "Versions printed", "ent_marker",
    ]) expect(text).toContain(squeeze(words));
  });
});
