import type { ActBlock } from "../act-form";

import { type ActFormParts, choice, choices, type FormScene, letter, text } from "./fields";

/** Doubt, what for, the least that does, harm, letter: whoever asks for more than needed is stopped on the way (Art. 12(6), EDPB Guidelines 01/2022 paras 69-78). */
export function askIdentity(scene: FormScene): ActFormParts {
  return {
    label: "Ask for proof of identity", about: "Only in reasonable doubt, and only for the least that settles it (Art. 12(6)).",
    steps: [
      { title: "What is the doubt?", hint: "A rule of the house is no doubt; something about this request is.", fields: [text("doubt", "Reason for the doubt", { hint: "The person reads it in the letter." })] },
      { title: "What will the answer show?", fields: [text("whatFor", "What the answer will show"), choice("emailLoop", "Why a confirmed e-mail address does not do", choices({ no_known_address: "You know no address of theirs", failed: "It was tried and failed", not_enough: ["It is not enough", "Only where disclosure to somebody else would do great harm."] }))] },
      { title: "What is the least that does?", hint: "Copies of documents, signatures and notaries are not on the list.", fields: [
        { kind: "choices", name: "asks", label: "What you ask for", choices: choices({ sign_in: "Sign in to their account", known_detail: "Name a detail you both know", call_back: "A call to a number you know", document_view: ["Show a document", "Looked at, never copied; only where the harm would be great."] }) },
        text("whyNotLess", "Why less would not do"),
      ] },
      { title: "How much harm would the wrong person do?", fields: [choice("harm", "If somebody else got the data", choices({ low: "Low", medium: "Medium", high: ["High", "Health, finances, whereabouts, other people's secrets."] }))] },
      { title: "The letter", fields: [letter(scene, "identity_asked", { from: { reasons: "doubt", less_was_not_enough: "whyNotLess" } })] },
    ],
  };
}

const LOOP = "(GDPR Art. 12(6), EDPB Guidelines 01/2022 paras 69-78)";

/** What the rules refuse of such a question, told while it is being made. The rules have the last word; a test holds the two together. */
export function identityBlocks({ view }: FormScene): ActBlock[] {
  const modest = { field: "harm", is: ["low", "medium"] };
  return [
    ...(view.case.receipt.requester.knownAddress ? [{ all: [{ field: "emailLoop", is: ["no_known_address"] }], sentence: `The address is known: have it confirmed before asking for more. ${LOOP}` }] : []),
    { all: [{ field: "emailLoop", is: ["not_enough"] }, modest], sentence: `A confirmed address does, unless disclosure to somebody else would do great harm. ${LOOP}` },
    { all: [{ field: "asks", is: ["document_view"] }, modest], sentence: `Looking at a document is for cases of great harm only, and no copy is kept. ${LOOP}` },
  ];
}
