import type { CertificateWords } from "./certificate-words";

export const en: CertificateWords = {
  title: "Certificate of erasure", noPerson: "This certificate does not name the person. It says what was erased for one request.", number: "Number", version: "Version", issued: "Issued", approved: "Erasure approved", answered: "Person informed",
  outcome: { full: "Everything asked for was erased.", partial: "Some data stay for a time or by law." },
  systems: "What was erased", records: "{count} records", methods: { deleted: "deleted", anonymised: "anonymised", overwritten: "overwritten", none_found: "nothing found", other: "done" }, receipt: "Receipt (SHA-256)",
  exceptions: "What stays, and until when", item: "Item {number}", until: "until {date}", untilGone: "until its ground is gone", ended: "ended: erased or being erased", none: "Nothing.",
  backups: "Copies in backups", expires: "gone on {date}", expired: "gone", daysLeft: "{days} left", beyondUse: "Not used for anything. If it had to be restored, the data would be erased again first.", notBeyondUse: "Still usable until it is gone.",
  proof: "What is kept as proof", proofItems: { case: "The request itself: who asked, what was written on both sides and the mails with it. Whatever in it points to the person is destroyed {years} after it is closed.", caseUntilClosed: "The request itself: who asked, what was written on both sides and the mails with it. Whatever in it points to the person is destroyed as soon as it is closed.", account_and_actions: "The person’s own account in this portal and what they did with it, as proof of who decided what.", access_record: "That the person was invited to this portal, as proof of who had access.", invitation_record: "That the person was invited to this portal and did not accept, as proof of whom access was offered to. The invitation itself lets nobody in once it has run out or was taken back." },
  recipients: "Who was told", told: "told", impossible: "telling was impossible", disproportionate: "telling would take disproportionate effort", notYet: "not told yet", ledger: "Places in the ledger", noPlaceYet: "no place yet", signature: "Signature (Ed25519)",
  because: { answered: "Issued with the answer.", exception_ended: "Issued anew after data that had to stay were erased.", tail_ended: "Issued anew after the last backup was gone." },
  check: {
    title: "Check a certificate of erasure", lead: "See whether a certificate is real and how things stand now. No person is named, and nothing is kept.", byNumber: "Number of the certificate", byText: "Or the whole certificate", textHint: "Paste the JSON file.", button: "Check",
    valid: "This certificate is real and unchanged.", unreadable: "This is no certificate of erasure.", foreign_key: "This certificate was not signed by this organization.", bad_signature: "This certificate was changed after it was signed.", missing: "There is no certificate with this number here.",
    newest: "It is the newest version.", older: "There is a newer version: {version}.", tailOver: "No backup holds the data any more.", tailLeft: "The last backup is gone on {date}.", unknown: "Its signature is right, but its number is not on record here any more.", link: "Check this certificate",
  },
  download: "Download the certificate",
};
