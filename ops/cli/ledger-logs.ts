import { listOperatorAnchorLogs } from "@/server/services/anchors/operator-anchor-log";
import { listOperatorLogs, type OperatorLog } from "@/server/services/ledger/operator-logs";

/** One organization's logs, or the anchor log alone, or all of them with the anchor log last, behind those it succeeded. */
export async function listLogs(organization?: string, anchorLog = false): Promise<OperatorLog[]> {
  if (organization !== undefined) return listOperatorLogs(organization);
  return [...(anchorLog ? [] : await listOperatorLogs()), ...(await listOperatorAnchorLogs())];
}
