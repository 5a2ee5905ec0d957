import { CONTROLS_FILE, entryFile } from "@/server/domain/engagements/viewed";
import { deskCsv } from "@/server/domain/workpapers/desk-csv";
import { downloadEvidence } from "@/server/services/evidence/download";
import { takeOscal, takeTable } from "@/server/services/engagements/auditor-export";
import { takeRoomPack } from "@/server/services/packs/room";
import { takeSharedReport } from "@/server/services/shared-reports/take";
import { recordView } from "@/server/services/engagements/record-view";
import { getAuditRoom } from "@/server/services/engagements/room";
import { proveEvidence } from "@/server/services/ledger/prove-evidence";
import { getDesk } from "@/server/services/workpapers/desk";

import { csvFile } from "./csv-file";
import { fileResponse } from "./file-response";
import { rangedFileResponse } from "./ranged-file";
import { bytesFile, textFile } from "./ledger-files";
import { withAuditor } from "./with-auditor";

/** GET: the bytes of an item as received, for an auditor. On the organization's list before the first byte leaves. */
export const auditEvidenceFile = withAuditor(async ({ ctx, params }) => {
  const file = await downloadEvidence(ctx, { id: params["id"] });
  await recordView(ctx, { what: "download", objectKind: "evidence", objectId: params["id"] ?? "", label: file.fileName });
  return fileResponse(file);
});

/** GET: the proof of an item as a C2SP tlog-proof. */
export const auditEvidenceProof = withAuditor(async ({ ctx, params }) => {
  const { entryId, proof } = await proveEvidence(ctx, { id: params["id"] });
  await recordView(ctx, { what: "download", ...entryFile("ledger_proof", entryId) });
  return textFile(proof, `${entryId}.tlog-proof`);
});

/** GET: the leaf's bytes as hashed, which the proof is about. */
export const auditEvidenceLeaf = withAuditor(async ({ ctx, params }) => {
  const { entryId, leaf } = await proveEvidence(ctx, { id: params["id"] });
  await recordView(ctx, { what: "download", ...entryFile("ledger_leaf", entryId) });
  return bytesFile(leaf, {}, `${entryId}.leaf`);
});

/** GET: the auditor's table as CSV. Their own work is in it; a preview has none. */
export const deskFile = withAuditor(async ({ ctx }) => {
  const [room, desk] = [await getAuditRoom(ctx), await getDesk(ctx)];
  await recordView(ctx, { what: "download", objectId: room.id, ...CONTROLS_FILE });
  return csvFile(deskCsv(room.controls, desk), "controls.csv");
});

/** GET: the snapshot as OSCAL; on the organization's list. */
export const auditOscal = withAuditor(async ({ ctx, params }) => fileResponse(await takeOscal(ctx, { document: params["document"] })));

/** GET: a table of the snapshot; on the organization's list. */
export const auditTable = withAuditor(async ({ ctx, params }) => fileResponse(await takeTable(ctx, { file: params["file"] })));

/** GET: a report that the organization shares, marked with who takes it along; on the organization's list. */
export const auditReportFile = withAuditor(async ({ ctx, params }) => fileResponse({ ...(await takeSharedReport(ctx, { reportId: params["id"] })), mediaType: "application/pdf" }));

/** GET: the made pack of the audit, whole or from where a download broke off. On the organization's list before the first byte leaves. */
export const auditPackFile = withAuditor(async ({ request, ctx, params }) => rangedFileResponse(request, { ...(await takeRoomPack(ctx, { id: params["id"] })), mediaType: "application/zip" }));
