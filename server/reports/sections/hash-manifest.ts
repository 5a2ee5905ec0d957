import type { EvidenceEntry, ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { TYPE } from "../theme";
import { exhibit, grouped } from "../words";
import { tableOrSentence } from "./table-or-sentence";

const DIGEST = { ...TYPE.mono, size: 6.6, leading: 9.4 } as const;

/** Appendix D: file, bytes, digest, ledger position. Digests are never cut. */
export function hashManifest(c: Composer, s: ReportSnapshot): void {
  c.appendix("Hash manifest");
  c.section("The checkpoint");
  checkpoint(c, s);
  c.section("How to verify");
  c.bullets([
    "File: in a pack it has the name printed here, files/ and its digest. Compute SHA-256 over its bytes and compare it with that digest.",
    "Position: the second digest is the leaf hash of the exhibit's ledger entry. With the inclusion proof from the pack, the leaf hash and the position lead to the root above.",
    "Checkpoint: check its signature with the key above, and compare origin, size and root with a checkpoint of your own.",
    "This document: a PDF cannot hold its own digest. The digest of this file is kept beside it in the portal and in the pack.",
  ]);
  c.section("Exhibits");
  tableOrSentence(c, {
    none: "There are no exhibits.",
    title: "File, size, SHA-256 of the bytes, leaf hash and position in the ledger",
  }, {
    columns: [
      { head: "Exhibit", width: 42, style: TYPE.smallMedium },
      { head: "File in the pack, named by its SHA-256; under it the leaf hash of its ledger entry", width: 282 },
      { head: "Name as received", width: c.measure - 42 - 282 - 50 - 46, style: TYPE.smallSoft },
      { head: "Bytes", width: 50, align: "right", style: TYPE.small },
      { head: "Position", width: 46, align: "right", style: TYPE.small },
    ],
    rows: s.evidence,
    cells: (entry) => [
      { text: entry.version > 1 ? `${exhibit(entry.number)} v${entry.version}` : exhibit(entry.number), ...c.links.manifestName(entry) },
      [{ text: `files/${entry.sha256}`, style: DIGEST }, leaf(entry)],
      entry.fileName ?? "no file name",
      grouped(entry.sizeBytes),
      entry.ledgerIndex === null ? "pending" : grouped(entry.ledgerIndex),
    ],
  });
}

const leaf = (entry: EvidenceEntry) =>
  entry.leafHash === null ? { text: "leaf hash pending", style: TYPE.smallSoft } : { text: entry.leafHash, style: { ...DIGEST, color: TYPE.smallSoft.color } };

function checkpoint(c: Composer, s: ReportSnapshot): void {
  const { ledger } = s;
  c.caption("The checkpoint this report stands on");
  c.facts([
    { label: "Origin", value: ledger.origin, style: TYPE.mono },
    { label: "Size", value: `${grouped(ledger.size)} entries` },
    { label: "Root", value: ledger.root ?? "no checkpoint yet", style: TYPE.mono },
    { label: "Key", value: ledger.vkey ?? "no key yet", style: TYPE.mono },
    { label: "Made at", value: ledger.at ? c.clock.moment(ledger.at) : "no checkpoint yet" },
  ]);
}
