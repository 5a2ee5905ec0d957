import { actOnCase } from "@/server/services/privacy/act";
import { assignCase } from "@/server/services/privacy/assign";
import { nameRecipients } from "@/server/services/privacy/erasure/recipients/name";
import { tellRecipients } from "@/server/services/privacy/erasure/recipients/tell";

import { answerInFull, caseOf, type DeskPeople, finishTasks, fulfil, letter, refuse, takeUp, text } from "./acts";
import { beginDemoDrill, endDemoDrill, eraseInDemoDrill } from "./drill";

export type Asked = { language: string; rights: string[]; objectsTo?: string[]; name: string; email: string; words: string };
/** What happens at the desk on one day, so many days before the story ends. A request comes by the public form, or through the sign-in of Acme's own service. */
export type DeskDay = { daysBefore: number } & ({ form: Asked } | { signedIn: Asked } | { withdraws: { number: number; right: string } } | { desk: (people: DeskPeople) => Promise<void> });

const desk = (daysBefore: number, work: (people: DeskPeople) => Promise<void>): DeskDay => ({ daysBefore, desk: work });
const on = (number: number, work: (people: DeskPeople, id: string) => Promise<void>) => async (people: DeskPeople) => work(people, await caseOf(people.officer, number));
const form = (daysBefore: number, asked: Asked): DeskDay => ({ daysBefore, form: asked });

/** A year at the desk: what was answered, refused, extended, taken back, and what waits. In the order of the days. */
export const DESK_STORY: readonly DeskDay[] = [
  form(205, { language: "en", rights: ["access"], name: "Martha Hill", email: "martha.hill@customer.example", words: "Please tell me what you hold about me." }),
  desk(203, on(1, async (people, id) => { await takeUp(people, id); await fulfil(people, id, "access"); })),
  desk(194, on(1, async (people, id) => { await finishTasks(people, id, "access"); await answerInFull(people, id, "access"); })),
  desk(193, on(1, close)),
  form(160, { language: "en", rights: ["erasure"], name: "Tom Baker", email: "tom.baker@customer.example", words: "My contract is over. Erase everything." }),
  desk(158, on(2, async (people, id) => { await takeUp(people, id); await fulfil(people, id, "erasure"); })),
  desk(150, on(2, eraseAll)),
  form(120, { language: "en", rights: ["objection"], objectsTo: ["legitimate_interest"], name: "Paul Reid", email: "paul.reid@customer.example", words: "Do not check my payments for fraud." }),
  desk(117, on(3, async (people, id) => takeUp(people, id))),
  desk(114, on(2, async ({ officer, owner }, id) => { await actOnCase(officer, { id, kind: "expire_backup", right: "erasure", data: { backupSetId: "nightly" } }); await close({ officer, owner }, id); })),
  desk(103, on(3, async (people, id) => refuse(people, id, "objection", {
    ground: "compelling_grounds", facts: { compelling_grounds: "Without the check stolen cards would be charged.", balancing: "The check looks at the payment alone and is deleted after 30 days." }, reasons: "We check every payment for stolen cards. The check protects the owners of the cards, looks at the payment alone, and is deleted after 30 days.",
  }))),
  desk(102, on(3, close)),
  desk(100, beginDemoDrill),
  desk(98, eraseInDemoDrill),
  desk(95, endDemoDrill),
  form(78, { language: "en", rights: ["access"], name: "Grace Wood", email: "grace.wood@customer.example", words: "Everything since 2019, also from the archives." }),
  desk(76, on(4, async (people, id) => { await takeUp(people, id); await fulfil(people, id, "access"); })),
  desk(55, on(4, async ({ officer }, id) => void (await actOnCase(officer, { id, kind: "extend", right: "access", data: { because: "complexity", reasons: text("Two archives have to be restored first."), notice: letter("extension", { reasons: "Your data since 2019 lie in two archives that have to be restored first." }) } })))),
  form(49, { language: "de", rights: ["automated_decision"], name: "Jonas Keller", email: "jonas.keller@kunde.example", words: "Bitte prüfen Sie die Ablehnung noch einmal." }),
  desk(46, on(5, takeUp)),
  form(43, { language: "nl", rights: ["rectification"], name: "Sanne Visser", email: "sanne.visser@klant.example", words: "Mijn naam is verkeerd gespeld." }),
  { daysBefore: 41, withdraws: { number: 6, right: "rectification" } },
  form(27, { language: "de", rights: ["access"], name: "Ilse Brandt", email: "ilse.brandt@privat.example", words: "Ich möchte wissen, was Sie über mich haben." }),
  desk(26, on(7, askWho)),
  desk(18, on(4, async (people, id) => { await finishTasks(people, id, "access"); await answerInFull(people, id, "access"); })),
  form(12, { language: "fr", rights: ["erasure", "objection"], objectsTo: ["direct_marketing"], name: "Luc Perrin", email: "luc.perrin@client.example", words: "Arrêtez la publicité et effacez mes données." }), // R-8
  desk(10, on(8, async (people, id) => { await assignCase(people.owner, { id, userId: people.officer.actor.id }); await takeUp(people, id); await fulfil(people, id, "erasure"); })),
  { daysBefore: 5, signedIn: { language: "es", rights: ["portability"], name: "Elena Ortiz", email: "elena.ortiz@cliente.example", words: "Quiero llevarme mis datos." } },
  form(2, { language: "pl", rights: ["access", "rectification"], name: "Ewa Lis", email: "ewa.lis@klient.example", words: "Proszę o kopię i poprawienie adresu." }),
];

async function close({ officer }: DeskPeople, id: string): Promise<void> {
  await actOnCase(officer, { id, kind: "close", data: {} });
}

async function eraseAll(people: DeskPeople, id: string): Promise<void> {
  const { officer } = people;
  await finishTasks(people, id, "erasure");
  const { ids } = await nameRecipients(officer, { id, right: "erasure", recipients: [{ name: "Posthorn Mailings", email: "privacy@posthorn.example", country: "DE" }] });
  const expiresOn = new Date(officer.now.getTime() + 35 * 86_400_000).toISOString().slice(0, 10);
  await actOnCase(officer, { id, kind: "list_backups", right: "erasure", data: { sets: [{ backupSetId: "nightly", expiresOn }], whyNone: null } });
  await answerInFull(people, id, "erasure");
  await tellRecipients(officer, { id, right: "erasure", recipientIds: ids, result: "notified", said: "Please erase the address of this person from your lists." });
}

async function askWho({ officer }: DeskPeople, id: string): Promise<void> {
  await actOnCase(officer, { id, kind: "start_assessing", data: { why: null } });
  await actOnCase(officer, { id, kind: "ask_identity", data: {
    asks: ["known_detail"], doubt: text("The address is new, and there are two accounts of this name."), whatFor: text("The customer number tells which account is theirs."), whyNotLess: text("No known address could be asked."), emailLoop: "no_known_address", harm: "medium",
    notice: letter("identity_asked", { reasons: "Die Adresse ist uns neu, und es gibt zwei Konten mit diesem Namen.", what_is_asked: "Bitte nennen Sie uns Ihre Kundennummer. Sie steht auf jeder Rechnung.", less_was_not_enough: "Wir kennen keine andere Adresse, an der wir nachfragen könnten." }),
  } });
}
