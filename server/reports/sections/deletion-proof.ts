import type { DeletionProof } from "@/server/domain/reports/accountability-part";
import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { TYPE } from "../theme";
import { grouped, plural } from "../words";
import { tableOrSentence } from "./table-or-sentence";

/** How long data are kept, what was erased in the period, and what proves it (GDPR Art. 5(1)(e), 17). */
export function deletionProof(c: Composer, { accountability }: ReportSnapshot): void {
  if (!accountability) return;
  const { deletion } = accountability;
  c.chapter("Retention and proof of deletion");
  retention(c, deletion);
  erased(c, deletion);
  certificates(c, deletion);
  tableOrSentence(c, { none: "No system reported a restore in the period.", title: "Erased again after a restore", lead: "A system that was restored from a backup is told whom to erase again. What it reports is its own word, kept with a digest." }, {
    columns: [{ head: "System", width: c.measure - 240, style: TYPE.cellMedium }, { head: "Reported", width: 100 }, { head: "Done again", width: 70, align: "right" }, { head: "Left out", width: 70, align: "right" }],
    rows: deletion.replays, cells: ({ system, at, tasks, missing }) => [system, c.clock.moment(at), grouped(tasks), grouped(missing)],
  });
}

function retention(c: Composer, { systems }: DeletionProof): void {
  tableOrSentence(c, { none: "No system with personal data is in the register of systems.", title: "How long systems keep data" }, {
    columns: [{ head: "System", width: 130, style: TYPE.cellMedium }, { head: "How long", width: c.measure - 310 }, { head: "Backups", width: 180, style: TYPE.cellSoft }],
    rows: systems, cells: ({ name, retention: howLong, backups }) => [name, howLong || "not stated", backups.length > 0 ? backups : "none, as the register says"],
  });
}

function erased(c: Composer, { ordered, done, takenBack, waiting, methods, evidenceErased }: DeletionProof): void {
  c.paragraph(ordered === 0
    ? "No erasure of a person was ordered in the period."
    : `${plural(ordered, "erasure")} of persons ordered in the period, one for each system: ${grouped(done)} done, ${grouped(takenBack)} taken back by the person, ${grouped(waiting)} not done at its end. Each was approved by a second person, and was on the ledger before anything was destroyed.`);
  if (methods.length > 0) c.table("How it was erased", {
    columns: [{ head: "Method", width: c.measure - 160, style: TYPE.cellMedium }, { head: "Systems", width: 80, align: "right" }, { head: "Records", width: 80, align: "right" }],
    rows: methods, cells: ({ method, tasks, records }) => [method.replaceAll("_", " "), grouped(tasks), grouped(records)],
  });
  c.paragraph(`Content of ${plural(evidenceErased, "item")} of the portal’s own evidence was erased in the period.`);
}

function certificates(c: Composer, { certificates: rows, certificatesTotal }: DeletionProof): void {
  tableOrSentence(c, { none: "No certificate of erasure was issued in the period.", title: "Certificates of erasure", lead: "Each can be checked on the public page of the privacy centre. None says who the person is." }, {
    columns: [{ head: "Certificate", width: 150, style: TYPE.cellMedium }, { head: "Version", width: 44 }, { head: "Issued", width: 88 }, { head: "SHA-256", width: c.measure - 282, style: TYPE.mono }],
    rows, cells: ({ number, version, issuedAt, sha256 }) => [number, String(version), c.clock.moment(issuedAt), sha256],
  });
  if (certificatesTotal > rows.length) c.paragraph(`${grouped(certificatesTotal - rows.length)} more are not printed here. The portal has them.`);
}
