import type { RegisterKey } from "@/server/domain/registers/keys";
import type { ServiceContext } from "@/server/services/context";
import { addRegisterEntry } from "@/server/services/registers/add";

type Content = { name: string } & Record<string, unknown>;
/** Ids of entries made before, by their names. */
type Ids = (...names: string[]) => string[];
type Entry = { daysBefore: number; register: RegisterKey; content: (ids: Ids, day: (daysBefore: number) => string, moment: (hoursBefore: number) => string) => Content };

const entry = (daysBefore: number, register: RegisterKey, content: Entry["content"]): Entry => ({ daysBefore, register, content });
const ALL_OF_28 = ["a", "b", "c", "d", "e", "f", "g", "h"];

function processor(name: string, country: string, services: string, about: { signed: number; data: string[]; address: string; contact: string; countries?: string[] }): Entry {
  return entry(300, "processors", (_, day) => ({
    name, kind: "processor", address: about.address, contact: about.contact, country, countries: about.countries ?? [country], services, subjects: ["Customers", "Their users"], dataCategories: about.data,
    contractOn: day(about.signed), contractReference: `Notion, Contracts, ${name}`, contractSays: ALL_OF_28, authorisation: "general", guarantees: "Report of an auditor, read every year", reviewedOn: day(100), reviewOn: day(-265),
  }));
}

const SECURITY = ["Encryption at rest and in transit", "Two factors for everybody", "Access looked through every quarter", "Backups restored every quarter"];

/** What Acme writes down about the data it handles, in the order of its days. */
export const DEMO_REGISTERS: readonly Entry[] = [
  processor("Amazon Web Services EMEA SARL", "LU", "Runs servers, storage and backups", { signed: 1400, data: ["Everything customers store"], address: "38 avenue John F. Kennedy, 1855 Luxembourg", contact: "aws-EU-privacy@provider.example", countries: ["DE", "IE"] }),
  processor("Postmark", "US", "Sends mails to customers", { signed: 900, data: ["Names", "E-mail addresses", "Contents of mails"], address: "1 North Dearborn Street, Chicago", contact: "privacy@mail-provider.example" }),
  processor("Zendesk International Ltd", "IE", "Keeps support requests", { signed: 1000, data: ["Names", "E-mail addresses", "What customers write to support"], address: "55 Charlemont Place, Dublin", contact: "privacy@support-provider.example" }),
  processor("Personio SE", "DE", "Keeps files of employees", { signed: 1200, data: ["Files of employees"], address: "Seidlstraße 3, 80335 Munich", contact: "datenschutz@hr-provider.example" }),
  entry(298, "activities", (ids) => ({
    name: "Running customers' accounts", role: "controller", purposes: [{ purpose: "Signing in, billing and support", legalBasis: "contract" }], subjects: ["Customers", "Their users"], dataCategories: ["Name", "E-mail address", "Invoices", "Support requests"],
    recipients: [{ name: "Amazon Web Services", processorId: ids("Amazon Web Services EMEA SARL")[0], country: "LU" }, { name: "Zendesk", processorId: ids("Zendesk International Ltd")[0], country: "IE" }],
    retention: "Accounts until two months after the contract ends, invoices for ten years", securityMeasures: SECURITY, owner: "Greta Sommer",
  })),
  entry(298, "activities", (ids) => ({
    name: "Newsletter", role: "controller", purposes: [{ purpose: "Telling readers about new functions", legalBasis: "consent" }], subjects: ["Readers of the newsletter"], dataCategories: ["E-mail address", "Day of subscribing"],
    recipients: [{ name: "Postmark", processorId: ids("Postmark")[0], country: "US" }], transfers: [{ country: "US", recipient: "Postmark", safeguard: "scc", documentation: "Notion, Contracts, Postmark, clauses" }],
    retention: "Until it is unsubscribed, and the proof of consent three years longer", securityMeasures: SECURITY, owner: "Ines Costa",
  })),
  entry(298, "activities", () => ({
    name: "Checking payments for stolen cards", role: "controller", purposes: [{ purpose: "Keeping stolen cards from being charged", legalBasis: "legitimate_interests" }], subjects: ["Customers who pay by card"], dataCategories: ["Country of the card", "Amount", "Time", "Result of the check"],
    retention: "30 days", automatedDecisions: { exists: true, logic: "A score of country, amount and time; above the limit the payment is refused.", consequences: "The payment is refused. A person looks at it again on request." }, securityMeasures: SECURITY, owner: "Hugo Martin",
  })),
  entry(298, "activities", () => ({
    name: "Hosting for customers", role: "processor", controllers: [{ name: "All customers with a contract", contact: "As in the contract" }], processing: ["Storing", "Backing up", "Restoring", "Deleting"], subjects: ["Whoever customers have data about"], dataCategories: ["Whatever customers store"], securityMeasures: SECURITY, owner: "Carla Ruiz",
  })),
  entry(290, "notices", (ids, day) => ({
    name: "Privacy notice for customers", audience: "Customers and their users", kind: "direct", activityIds: ids("Running customers' accounts", "Checking payments for stolen cards"), language: "English", words: "Who we are, which data of yours we use and for what, who gets them, how long we keep them, and what you can ask of us.",
    covers: ["controller", "dpo", "purposes", "interests", "recipients", "transfers", "retention", "rights", "complaint", "automated"], where: "acme-cloud.example/privacy", state: "published", publishedOn: day(290), approvedBy: "Ada Lindqvist",
  })),
  entry(288, "consents", (ids, day) => ({
    name: "Newsletter", activityId: ids("Newsletter")[0], noticeId: ids("Privacy notice for customers")[0], noticeVersion: 1, textVersion: "3", words: "Yes, send me a mail about new functions once a month. I can unsubscribe with one click in every mail.", language: "English", howGiven: "double",
    where: "acme-cloud.example/newsletter", proof: "Postmark, with the time and the words confirmed", howWithdrawn: "One click in every mail", from: day(800), given: 2418, withdrawn: 307, countedOn: day(288),
  })),
  entry(240, "dpias", (ids, day) => ({
    name: "Payments checked by machine", activityIds: ids("Checking payments for stolen cards"), criteria: ["scoring", "automated"], screening: "required", screeningReasons: "A machine refuses payments, and two of the criteria are met.", screenedOn: day(262),
    description: "Each card payment gets a score of country, amount and time. Above the limit it is refused; the score is deleted after 30 days.", necessity: "Without it stolen cards are charged and their owners harmed. Nothing milder stops a payment before it is made.",
    risks: [{ risk: "An honest payment is refused", likelihood: "2", severity: "2", measure: "A person looks at it again within a day.", left: "1" }, { risk: "Customers from some countries are refused more often", likelihood: "2", severity: "3", measure: "Refusals by country are looked through every quarter.", left: "2" }],
    measures: ["A person decides on request", "No data beyond the payment", "Deleted after 30 days"], dpoAdvice: "Go on, and report the refusals by country.", personsViews: "Ten customers were asked; they wanted to be told the reason.", outcome: "go_with_measures", decidedBy: "Ada Lindqvist", decidedOn: day(240), reviewOn: day(-125),
  })),
  entry(8, "breaches", (ids, day, moment) => ({
    name: "Invoice mailed to another customer", role: "controller", happenedFrom: moment(196), happenedTo: moment(195), detectedAt: moment(194), awareAt: moment(193), howKnown: "The customer who got it wrote to support.", kinds: ["confidentiality"],
    facts: "An invoice was attached to the wrong mail by hand.", subjects: ["One customer"], subjectCount: 1, dataCategories: ["Name", "Address", "Amount of the invoice"], recordCount: 1, contact: "Greta Sommer", effects: "The other customer saw an address and an amount.",
    remedy: "The other customer deleted the mail and confirmed it. Invoices are sent by the system only.", risk: "unlikely", riskReasons: "One known recipient, who confirmed the deletion; nothing that could be misused.", riskAssessedAt: moment(192),
    toAuthority: "not_needed", notToldReasons: "A risk is unlikely.", persons: { decision: "not_needed", reasons: "No high risk; told all the same." }, activityIds: ids("Running customers' accounts"), lessons: `Attaching by hand was switched off on ${day(7)}.`, closed: true,
  })),
];

/** Writes the entries that are due by `at`, and takes them off the list. */
export async function fillRegisters(left: Entry[], known: Map<string, string>, officer: (now: Date) => ServiceContext, end: Date, at: Date): Promise<void> {
  const back = (hours: number) => new Date(end.getTime() - hours * 3_600_000).toISOString();
  const ids: Ids = (...names) => names.flatMap((name) => known.get(name) ?? []);
  const due = left.filter(({ daysBefore }) => end.getTime() - daysBefore * 86_400_000 <= at.getTime());
  left.splice(0, due.length);
  for (const { register, content } of due) {
    const written = content(ids, (days) => back(days * 24).slice(0, 10), back);
    known.set(register === "consents" ? `Consent ${written.name}` : written.name, (await addRegisterEntry(officer(at), { register, content: written })).id);
  }
}
