import type { Role } from "@/server/domain/organization/view";

/** Who signs in to Proofroom for Acme Cloud. */
export const DEMO_MEMBERS: readonly { name: string; email: string; role: Role }[] = [
  { name: "Ada Lindqvist", email: "ada.lindqvist@acme-cloud.example", role: "owner" },
  { name: "Ben Okafor", email: "ben.okafor@acme-cloud.example", role: "officer" },
  { name: "Carla Ruiz", email: "carla.ruiz@acme-cloud.example", role: "contributor" },
  { name: "David Chen", email: "david.chen@acme-cloud.example", role: "contributor" },
  { name: "Eva Novak", email: "eva.novak@acme-cloud.example", role: "contributor" },
];

/** Who audits Acme Cloud: one did the work so far, the other is invited and opens the link in the demo's mailbox. */
export const AUDIT_FIRM = "Falk & Partner Audit";
export const LEAD_AUDITOR = { name: "Miriam Falk", email: "miriam.falk@falk-audit.example" };
export const INVITED_AUDITOR = { name: "Jonas Reiter", email: "jonas.reiter@falk-audit.example" };

/** One person of the roster, in days of the story: day 0 is its first. */
export type Person = { name: string; id: string; team: string; hired: number; left: number | null; hoursToDisable: number };

const TEAMS = ["Platform", "Product", "Support", "Sales", "Finance & People"] as const;

const FOUNDING = [
  "Ada Lindqvist", "Ben Okafor", "Carla Ruiz", "David Chen", "Eva Novak", "Farid Haddad", "Greta Sommer", "Hugo Martin", "Ines Costa",
  "Jonas Weber", "Katarina Horvat", "Liam Byrne", "Maja Kowalska", "Nils Berg", "Olga Petrenko", "Paolo Conti", "Quynh Tran", "Rosa Jimenez",
  "Sofia Lund", "Tomas Dvorak", "Ursula Frei", "Viktor Ilves", "Wanda Nowak", "Xavier Dupont", "Yara Mansour", "Zoltan Kiss", "Anna Keller",
  "Bruno Silva", "Clara Jensen", "Dario Rossi", "Elin Strand",
] as const;

const RECENT: readonly [string, number][] = [["Felix Brandt", -330], ["Giulia Moretti", -250], ["Henrik Aalto", -150], ["Isla Murray", -40]];

const JOINERS: readonly [string, number][] = [
  ["Jakub Maly", 22], ["Klara Vogel", 61], ["Leon Fischer", 118], ["Marta Oliveira", 166], ["Noor Bakker", 214], ["Oskar Nyman", 340], ["Petra Hofer", 344],
];

/** Day of leaving and the hours until the last account was disabled: once it took 50. */
const LEAVERS: Readonly<Record<string, readonly [day: number, hours: number]>> = {
  "Viktor Ilves": [48, 12], "Dario Rossi": [139, 5], "Wanda Nowak": [203, 50], "Klara Vogel": [317, 3],
};

/** Everybody who ever stood on Acme's roster during the story: 38 people are active at its end. */
export const STAFF: readonly Person[] = [
  ...FOUNDING.map((name, place) => person(name, place, -2600 + place * 68)),
  ...RECENT.map(([name, hired], place) => person(name, FOUNDING.length + place, hired)),
  ...JOINERS.map(([name, hired], place) => person(name, FOUNDING.length + RECENT.length + place, hired)),
];

export const DEVELOPERS = ["Carla Ruiz", "Farid Haddad", "Jonas Weber", "Nils Berg", "Quynh Tran", "Zoltan Kiss"] as const;

export function mailOf(name: string): string {
  return `${name.toLowerCase().replaceAll(" ", ".")}@acme-cloud.example`;
}

function person(name: string, place: number, hired: number): Person {
  const [left, hoursToDisable] = LEAVERS[name] ?? [null, 0];
  return { name, id: mailOf(name), team: TEAMS[place % TEAMS.length] ?? "Platform", hired, left, hoursToDisable };
}
