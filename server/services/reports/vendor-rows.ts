import type { Tx } from "@/db/client";
import type { ProcessorContent } from "@/server/domain/registers/processors";
import { entryName } from "@/server/domain/registers/registers";
import type { VendorRow } from "@/server/domain/reports/snapshot";

import { contentOf } from "../registers/rows";
import { standingAt } from "./register-chapter";

/** Vendors of the register of processors as it stood at a moment. Those whose processing had ended by then are not among them. */
export async function vendorRows(tx: Tx, orgId: string, moment: Date): Promise<VendorRow[]> {
  const today = moment.toISOString().slice(0, 10);
  return (await standingAt(tx, orgId, moment)).flatMap((row): VendorRow[] => {
    if (row.register !== "processors" || row.archived) return [];
    const content = contentOf(row) as unknown as ProcessorContent;
    if (content.endedOn && content.endedOn < today) return [];
    const { name, services, guarantees, country, contractOn, reviewedOn, reviewOn } = content;
    return [{
      name, service: services, critical: false, reportType: null, reportFrom: null, reportTo: null, gapDays: null, bridgeLetter: null, exceptionsRead: null, exhibit: null,
      register: { number: entryName("processors", row.number), guarantees, country: country || null, contractOn: contractOn || null, reviewedOn: reviewedOn || null, reviewOn: reviewOn || null },
    }];
  });
}
