import type { DeletionProof } from "@/server/domain/reports/accountability-part";
import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { TYPE } from "../theme";
import { NOT_STATED } from "../words";
import { tableOrSentence } from "./table-or-sentence";

type Method = "deleted" | "anonymised" | "overwritten" | "extracted" | "corrected" | "restricted" | "stopped" | "reviewed" | "none found";

/** How long data are kept, what was erased in the period, and what proves it (GDPR Art. 5(1)(e), 17). */
export function deletionProof(c: Composer, { accountability }: ReportSnapshot): void {
  if (!accountability) return;
  const { deletion } = accountability;
  const { say } = c;
  c.chapter(say("Retention and proof of deletion"));
  retention(c, deletion);
  erased(c, deletion);
  certificates(c, deletion);
  tableOrSentence(c, { none: say("No system reported a restore in the period."), title: say("Erased again after a restore"), lead: say("A system that was restored from a backup is told whom to erase again. What it reports is its own word, kept with a digest.") }, {
    columns: [{ head: say("System"), width: c.measure - 240, style: TYPE.cellMedium }, { head: say("Reported"), width: 100 }, { head: say("Done again"), width: 70, align: "right" }, { head: say("Left out"), width: 70, align: "right" }],
    rows: deletion.replays, cells: ({ system, at, tasks, missing }) => [system, c.clock.moment(at), say.number(tasks), say.number(missing)],
  });
}

function retention(c: Composer, { systems }: DeletionProof): void {
  const { say } = c;
  tableOrSentence(c, { none: say("No system with personal data is in the register of systems."), title: say("How long systems keep data") }, {
    columns: [{ head: say("System"), width: 130, style: TYPE.cellMedium }, { head: say("How long"), width: c.measure - 310 }, { head: say("Backups"), width: 180, style: TYPE.cellSoft }],
    rows: systems, cells: ({ name, retention: howLong, backups }) => [name, howLong || say(NOT_STATED), backups.length > 0 ? backups : say("none, as the register says")],
  });
}

function erased(c: Composer, { ordered, done, takenBack, waiting, methods, evidenceErased }: DeletionProof): void {
  const { say } = c;
  c.paragraph(ordered === 0
    ? say("No erasure of a person was ordered in the period.")
    : say("{n} erasure of persons ordered in the period, one for each system: {done} done, {takenBack} taken back by the person, {waiting} not done at its end. Each was approved by a second person, and was on the ledger before anything was destroyed.|{n} erasures of persons ordered in the period, one for each system: {done} done, {takenBack} taken back by the person, {waiting} not done at its end. Each was approved by a second person, and was on the ledger before anything was destroyed.", { n: ordered, done, takenBack, waiting }));
  if (methods.length > 0) c.table(say("How it was erased"), {
    columns: [{ head: say("Method"), width: c.measure - 160, style: TYPE.cellMedium }, { head: say("Systems"), width: 80, align: "right" }, { head: say("Records"), width: 80, align: "right" }],
    rows: methods, cells: ({ method, tasks, records }) => [say(method.replaceAll("_", " ") as Method), say.number(tasks), say.number(records)],
  });
  c.paragraph(say("Content of {n} item of the portal’s own evidence was erased in the period.|Content of {n} items of the portal’s own evidence was erased in the period.", { n: evidenceErased }));
}

function certificates(c: Composer, { certificates: rows, certificatesTotal }: DeletionProof): void {
  const { say } = c;
  tableOrSentence(c, { none: say("No certificate of erasure was issued in the period."), title: say("Certificates of erasure"), lead: say("Each can be checked on the public page of the privacy centre. None says who the person is.") }, {
    columns: [{ head: say("Certificate"), width: 150, style: TYPE.cellMedium }, { head: say("Version"), width: 44 }, { head: say("Issued"), width: 88 }, { head: "SHA-256", width: c.measure - 282, style: TYPE.mono }],
    rows, cells: ({ number, version, issuedAt, sha256 }) => [number, String(version), c.clock.moment(issuedAt), sha256],
  });
  if (certificatesTotal > rows.length) c.paragraph(say("{count} more are not printed here. The portal has them.", { count: certificatesTotal - rows.length }));
}
