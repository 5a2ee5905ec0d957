import { exceptionsOpen } from "@/server/domain/privacy/case/rules-exception";

import { choice, choices, fixed, ground, key, letter, type OfRight, one, systemsOf, text } from "./fields";

/** What is kept for now, who must be told, and the backups that run out. */
export const AFTER_FORMS: OfRight = {
  grant_exception: (scene) => one("Keep an item", "Item by item, each with its ground and its end, after which the erasure goes on (Art. 17(3)).", [
    key("itemId", "Item", { hint: "A code or kind of data, no names." }), ground(scene, "item"), { kind: "day", name: "endsOn", label: "Until", optional: true }, text("whyNoEnd", "Why there is no end", { optional: true, hint: "Only where no day can be given." }),
  ]),
  end_exception: (scene) => {
    const { process } = scene;
    const open = process ? exceptionsOpen(process) : [];
    return one("End an exception", "The item is erased as well.", [
      choice("itemId", "Item", open.map(({ itemId, endsOn }) => ({ value: itemId, label: endsOn ? `${itemId}, until ${endsOn}` : itemId }))),
      choice("because", "Because", choices({ end_date: "Its time is over", ground_gone: "Its ground is gone" })),
      { kind: "group", name: "task", label: "Where it is erased", of: [choice("system", "System", systemsOf(scene))] },
      process?.outcome ? letter(scene, "exception_ended") : fixed("notice", null),
    ]);
  },
  // Whoever received them is named with an address and told under "Who received the data": only that nobody did is said here.
  list_recipients: ({ process }) => (process?.recipients ? null : one("Nobody received the data", "Then nobody has to be told of what was done (Art. 19).", [
    fixed("recipientIds", []), text("whyNone", "Why nobody received the data"), text("publicSteps", "What was done where the data had been made public", { optional: true, hint: "Art. 17(2)" }),
  ])),
  list_backups: () => one("List the backups", "Which still hold the data, and until when.", [
    { kind: "list", name: "sets", label: "Backup sets", of: [key("backupSetId", "Set"), { kind: "day", name: "expiresOn", label: "Expires on" }], add: "A set", least: 0 }, text("whyNone", "Why no backup holds the data", { optional: true }),
  ]),
  expire_backup: ({ process, today }) => one("A backup has expired", "What was erased is gone from it too.", [
    choice("backupSetId", "Set", (process?.backups ?? []).filter(({ expired, expiresOn }) => !expired && expiresOn <= today).map(({ backupSetId, expiresOn }) => ({ value: backupSetId, label: `${backupSetId}, expired ${expiresOn}` }))),
  ]),
};
