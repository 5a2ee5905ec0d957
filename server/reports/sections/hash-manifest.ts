import type { EvidenceEntry, ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { TYPE } from "../theme";
import { exhibit } from "../words";
import { tableOrSentence } from "./table-or-sentence";

const DIGEST = { ...TYPE.mono, size: 6.6, leading: 9.4 } as const;

/** Appendix D: file, bytes, digest, ledger position. Digests are never cut. */
export function hashManifest(c: Composer, s: ReportSnapshot): void {
  const { say } = c;
  c.appendix(say("Hash manifest"));
  c.section(say("The checkpoint"));
  checkpoint(c, s);
  c.section(say("How to verify"));
  c.bullets([
    say("File: in a pack it has the name printed here, files/ and its digest. Compute SHA-256 over its bytes and compare it with that digest."),
    say("Position: the second digest is the leaf hash of the exhibit's ledger entry. With the inclusion proof from the pack, the leaf hash and the position lead to the root above."),
    say("Checkpoint: check its signature with the key above, and compare origin, size and root with a checkpoint of your own."),
    say("This document: a PDF cannot hold its own digest. The digest of this file is kept beside it in the portal and in the pack."),
  ]);
  c.section(say("Exhibits"));
  tableOrSentence(c, {
    none: say("There are no exhibits."),
    title: say("File, size, SHA-256 of the bytes, leaf hash and position in the ledger"),
  }, {
    columns: [
      { head: say("Exhibit"), width: 42, style: TYPE.smallMedium },
      { head: say("File in the pack, named by its SHA-256; under it the leaf hash of its ledger entry"), width: 282 },
      { head: say("Name as received"), width: c.measure - 42 - 282 - 50 - 46, style: TYPE.smallSoft },
      { head: say("Bytes"), width: 50, align: "right", style: TYPE.small },
      { head: say("Position"), width: 46, align: "right", style: TYPE.small },
    ],
    rows: s.evidence,
    cells: (entry) => [
      { text: entry.version > 1 ? `${exhibit(entry.number)} v${entry.version}` : exhibit(entry.number), ...c.links.manifestName(entry) },
      [{ text: entry.sha256 === "" ? say("Erased; the leaf hash stays") : `files/${entry.sha256}`, style: DIGEST }, leaf(c, entry)],
      entry.fileName ?? say("no file name"),
      say.number(entry.sizeBytes),
      entry.ledgerIndex === null ? say("pending") : say.number(entry.ledgerIndex),
    ],
  });
}

const leaf = ({ say }: Composer, entry: EvidenceEntry) =>
  entry.leafHash === null ? { text: say("leaf hash pending"), style: TYPE.smallSoft } : { text: entry.leafHash, style: { ...DIGEST, color: TYPE.smallSoft.color } };

function checkpoint(c: Composer, s: ReportSnapshot): void {
  const { ledger } = s;
  const { say } = c;
  c.caption(say("The checkpoint this report stands on"));
  c.facts([
    { label: say("Origin"), value: ledger.origin, style: TYPE.mono },
    { label: say("Size"), value: say("{size} entries", { size: ledger.size }) },
    { label: say("Root"), value: ledger.root ?? say("no checkpoint yet"), style: TYPE.mono },
    { label: say("Key"), value: ledger.vkey ?? say("no key yet"), style: TYPE.mono },
    { label: say("Made at"), value: ledger.at ? c.clock.moment(ledger.at) : say("no checkpoint yet") },
  ]);
}
