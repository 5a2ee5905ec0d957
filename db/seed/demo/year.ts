import type { PushItem } from "@/server/domain/evidence/schema";

import { accessExports, accessItems } from "./access";
import { accountReport } from "./accounts";
import { acknowledgedBackups, backupItems } from "./backups";
import { calendarTo, type Day, DAYS, momentsOf } from "./calendar";
import { changeExports, changeItems } from "./changes";
import { cloudChecks } from "./cloud-checks";
import { closedFindings } from "./findings";
import { governanceItems } from "./governance";
import { alertExports, incidentItems } from "./incidents";
import { peopleExports, starterItems } from "./people";
import { platformExports, platformItems } from "./platform";
import { policyItems } from "./policies";
import { privacyCases, privacyRegisters } from "./privacy";
import { restoreItems } from "./restores";
import { scanItems } from "./scans";
import { vendorItems } from "./vendors";

/** One push of the story: when it is made, and what is in it. */
export type DemoDay = { at: string; items: PushItem[] };
type Source = (day: Day) => PushItem[];

/** What collectors send before anybody is at work. */
const NIGHT: readonly Source[] = [backupItems, accountReport, accessExports, scanItems, cloudChecks, changeExports, alertExports, platformExports, peopleExports];
/** What people put in during the day. */
const OFFICE: readonly Source[] = [
  policyItems, governanceItems, vendorItems, privacyRegisters, privacyCases, restoreItems, incidentItems, accessItems, changeItems, starterItems, platformItems, closedFindings, acknowledgedBackups,
];

/**
 * A year of Acme Cloud, push by push: every night its collectors, on many days its people. The last night is the last
 * one before `end`; nothing is pushed and nothing has happened after `end`. The same end and zone give the same year.
 */
export function demoYear(end: Date, timezone: string): DemoDay[] {
  const calendar = calendarTo(end, timezone);
  return Array.from({ length: DAYS }, (_, index) => momentsOf(calendar, index)).flatMap(({ night, office }) => [
    { at: night.at, items: NIGHT.flatMap((source) => source(night)) },
    { at: office.at, items: OFFICE.flatMap((source) => source(office)) },
  ]).filter(({ at, items }) => items.length > 0 && Date.parse(at) <= end.getTime());
}
