import { z } from "zod";

const Id = z.string().max(60);

export const ShareReportInput = z.strictObject({ engagementId: Id, reportId: Id });
export const SharedReportsInput = z.strictObject({ engagementId: Id });
export const TakeReportInput = z.strictObject({ reportId: Id });
