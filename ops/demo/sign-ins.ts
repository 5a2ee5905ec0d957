/** The demo's people. Passwords are public: a demo is never put on a network. */
export const DEMO_PEOPLE = {
  owner: { email: "ada@acme.example", name: "Ada Lindqvist", role: "owner" },
  officer: { email: "ben@acme.example", name: "Ben Okafor", role: "officer" },
  contributor: { email: "carla@acme.example", name: "Carla Ruiz", role: "contributor" },
  newcomer: { email: "nora@newco.example", name: "Nora Nyström", role: "owner" },
} as const;
export const DEMO_PASSWORD = "walnut lantern harbour 42";
export const DEMO_ORG = { slug: "acme-cloud", name: "Acme Cloud", timezone: "Europe/Berlin" };
export const EMPTY_ORG = { slug: "newco", name: "Newco", timezone: "Europe/Stockholm" };

/** What the launcher prints at the end. */
export function signInsText(url: string, report: string | null): string {
  const lines = Object.values(DEMO_PEOPLE).map(({ email, role }, i) => `    ${email.padEnd(22)} ${role}${i === 3 ? " of the empty organization" : ""}`);
  return [
    "", `  Proofroom runs at ${url}`, "", "  Sign in as", ...lines, `    password: ${DEMO_PASSWORD}`, "",
    report ? `  Readiness report: ${report}` : "  The readiness report is being made: see Reports.", `  API reference:    ${url}/docs/api`, `  Mailbox:          ${url}/dev/mailbox`, "", "  Ctrl-C stops everything.", "",
  ].join("\n");
}
