import { DEMO_MEMBERS, INVITED_AUDITOR } from "@/db/seed/demo/people-list";
import { DEMO_ORGANIZATION } from "@/db/seed/demo/scope";

/** The password of every demo account. It is public: a demo is never put on a network. */
export const DEMO_PASSWORD = "walnut lantern harbour 42";
export const ACME = { ...DEMO_ORGANIZATION, timezone: "Europe/Berlin" };
export const NEWCO = { slug: "newco", name: "Newco", timezone: "Europe/Stockholm" };
export const NEWCOMER = { name: "Nora Nyström", email: "nora.nystrom@newco.example", role: "owner" } as const;

/** What the launcher prints at the end. */
export function signInsText(url: string, report: string | null): string {
  const people = [...DEMO_MEMBERS.slice(0, 3).map((person) => ({ ...person, of: ACME.name })), { ...NEWCOMER, of: `${NEWCO.name}, new and empty` }];
  const lines = people.map(({ email, role, of }) => `    ${email.padEnd(34)} ${role}, ${of}`);
  return [
    "", `  Proofroom runs at ${url}`, "", "  Sign in as", ...lines, `    password: ${DEMO_PASSWORD}`, "",
    `  As an auditor of ${ACME.name}: open the invitation to ${INVITED_AUDITOR.email} in the mailbox,`, "    agree to the terms, and scan the code with an authenticator app. No password.", "",
    report ? `  Readiness report: ${report}` : "  The readiness report is under Reports.", `  API reference:    ${url}/docs/api`, `  Mailbox:          ${url}/dev/mailbox`, `  Status page:      ${url}/status/${ACME.slug}`, "", "  Ctrl-C stops everything.", "",
  ].join("\n");
}
