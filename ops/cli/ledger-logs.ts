import { findOperatorAnchorLog } from "@/server/services/anchors/operator-anchor-log";
import { listOperatorLogs, type OperatorLog } from "@/server/services/ledger/operator-logs";

/** One organization's logs, or the anchor log alone, or all of them with the anchor log last. */
export async function listLogs(organization?: string, anchorLog = false): Promise<OperatorLog[]> {
  if (organization !== undefined) return listOperatorLogs(organization);
  const shared = await findOperatorAnchorLog();
  return [...(anchorLog ? [] : await listOperatorLogs()), ...(shared ? [shared] : [])];
}
