import type { SystemDescriptionContent } from "@/server/domain/system-description/schema";
import type { ServiceContext } from "@/server/services/context";
import { saveSystemDescription } from "@/server/services/system-description/save";

type DayOf = (daysBefore: number) => string;

const BASE = {
  name: "Acme Cloud platform",
  services: "Acme Cloud runs customers' web applications and their databases as a service: deploys from a repository, managed PostgreSQL, scheduled jobs, logs, backups and restores. Customers use it through a web console and an API.",
  commitments: [
    "The console and the API are available 99.9 % of every calendar month, planned maintenance included.",
    "Databases are backed up every night; a restore is tried every quarter.",
    "Data of one customer is never readable by another.",
    "Customers hear of an incident that concerns their data within 48 hours.",
  ],
  components: [
    { kind: "infrastructure", name: "AWS, Frankfurt and Dublin", description: "Two regions, each in three zones. Dublin holds copies of backups only." },
    { kind: "software", name: "Console and API", description: "TypeScript services in containers, deployed from 14 repositories." },
    { kind: "software", name: "db-main, db-analytics", description: "PostgreSQL with a standby each; pgBackRest." },
    { kind: "people", name: "Engineering, support, operations", description: "40 people, all with devices managed by the company." },
    { kind: "data", name: "Contents of customers", description: "Applications, databases and files that customers store." },
    { kind: "data", name: "Account data", description: "Names, addresses, invoices and support requests of customers." },
    { kind: "procedure", name: "Change, access, incident, backup", description: "Written down, approved once a year, read by everybody who joins." },
  ],
  boundaries: "Everything between the public addresses of the console and the API and the storage below them. Customers' own code, the workstations of customers and the company's website are not part of it.",
  subserviceOrganizations: [
    { name: "Amazon Web Services", service: "Servers, storage, data centres", method: "carve_out", expectedControls: ["Only authorised people enter the data centres", "Power, cooling and fire protection are kept in order", "Media are destroyed before they leave"] },
    { name: "Okta", service: "Sign-in of employees", method: "carve_out", expectedControls: ["A second factor is asked for as we set it", "Sign-ins are on record"] },
    { name: "GitHub", service: "Repositories and deploys", method: "carve_out", expectedControls: ["Rules of a branch cannot be passed by"] },
  ],
  userEntityControls: ["Remove people who leave from your organization in the console.", "Use two factors for administrators.", "Keep API keys secret and renew them.", "Say within 30 days if a restore you asked for is not complete."],
  incidents: [], criteriaLeftOut: [], significantChanges: [],
} satisfies SystemDescriptionContent;

/** Each version of what Acme writes about its system, with the day it was saved on: at the start of the year, and after what happened in it. */
export const SYSTEM_DESCRIPTIONS: readonly { daysBefore: number; content: (day: DayOf) => SystemDescriptionContent }[] = [
  { daysBefore: 350, content: () => BASE },
  { daysBefore: 110, content: (day) => ({
    ...BASE,
    incidents: [{ on: day(267), text: "db-main failed over and stayed read-only for more than two hours. The month's availability was 99.63 %." }],
    significantChanges: [{ on: day(134), text: "A new sub-processor, Mistral, sums up support requests. Customers were told 45 days before." }],
  }) },
];

/** Saves the versions that are due by `at`, and takes them off the list. */
export async function describeSystem(left: (typeof SYSTEM_DESCRIPTIONS)[number][], officer: ServiceContext, day: DayOf, isDue: (daysBefore: number) => boolean): Promise<void> {
  while (left[0] && isDue(left[0].daysBefore)) {
    const { content } = left[0];
    await saveSystemDescription(officer, { after: SYSTEM_DESCRIPTIONS.length - left.length, content: content(day) });
    left.shift();
  }
}
