import { z } from "zod";

import { defineRegister } from "./define";
import { choice, count, day, type Field, line, moment, reference, rows, text } from "./field";

/** A person stands here by a keyed hash and never by name: 43 characters that only this organization's key can make of an address. */
const PersonRef = z.string().regex(/^[A-Za-z0-9_-]{43}$/, "A person stands here by the keyed hash of their address, never by name or address.");
const person: Field<string> = { kind: "line", label: "Person", hint: "The keyed hash of the address", schema: PersonRef, empty: "" };

/** For what consent is asked, with which words, and how many gave it and took it back (GDPR Art. 7). */
export const CONSENTS = defineRegister({
  key: "consents", prefix: "CO", title: "Consents", noun: "consent", law: "Art. 7",
  about: "For what consent is asked, with which words, how it is given and taken back.",
  columns: ["textVersion", "given", "withdrawn"],
  fields: {
    name: line({ label: "Purpose", needed: true }),
    activityId: reference({ label: "Processing activity", needed: true }, "activities"),
    noticeId: reference({ label: "Notice shown with it", law: "Art. 7(2), 13" }, "notices"),
    noticeVersion: count({ label: "Version of the notice", needed: true }),
    textVersion: line({ label: "Version of the words", needed: true }),
    words: text({ label: "The words to which people say yes", law: "Art. 7(1), (2)", needed: true }),
    language: line({ label: "Language of the words" }),
    howGiven: choice({ label: "How it is given", law: "Art. 4(11)", needed: true }, { tick: "A box ticked on a form", double: "A box ticked and confirmed by mail", paper: "Signed on paper", spoken: "Spoken and recorded", setting: "A setting turned on" }),
    where: line({ label: "Where it is asked", hint: "Page, form or place" }),
    proof: text({ label: "Where the proof of each is kept", law: "Art. 7(1)", needed: true }),
    howWithdrawn: text({ label: "How it is taken back", hint: "As easily as it is given", law: "Art. 7(3)", needed: true }),
    children: text({ label: "If children are asked", law: "Art. 8" }),
    from: day({ label: "Asked since", needed: true }),
    until: day({ label: "Asked until" }),
    given: count({ label: "Given" }),
    withdrawn: count({ label: "Taken back" }),
    countedOn: day({ label: "Counted on" }),
    persons: rows({ label: "Persons", hint: "By keyed hash only. No names, no addresses.", law: "Art. 7(1)" }, { person, givenAt: moment({ label: "Given at", needed: true }), withdrawnAt: moment({ label: "Taken back at" }) }),
  },
  faults: ({ from, until, given, withdrawn, persons }) => [
    ...(from && until && until < from ? [{ field: "until", message: "This is before it began." }] : []),
    ...(given !== null && withdrawn !== null && withdrawn > given ? [{ field: "withdrawn", message: "More cannot be taken back than were given." }] : []),
    ...persons.flatMap(({ givenAt, withdrawnAt }, index) => (withdrawnAt && (!givenAt || withdrawnAt < givenAt) ? [{ field: `persons.${index}.withdrawnAt`, message: "It cannot be taken back before it was given." }] : [])),
  ],
  gaps: ({ given, withdrawn, countedOn, persons }) => (persons.length === 0 && (given === null || withdrawn === null || countedOn === null) ? [{ field: "given", message: "Say how many gave it and took it back, and when that was counted (Art. 7(1))." }] : []),
});
