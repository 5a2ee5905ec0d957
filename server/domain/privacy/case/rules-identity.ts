import type { ActData } from "../schema";
import { isDrill } from "./case";
import { CaseRefusal } from "./refusal";
import { requireHappened, requireNotice, requireText } from "./requirements";
import { type RequestRules, RUNNING, type Scene } from "./rule";

const ARTICLE = "GDPR Art. 12(6), EDPB Guidelines 01/2022 paras 69-78";
const lastAsk = ({ current }: Scene) => current.identity.asks.at(-1);
const isSettled = ({ current }: Scene): boolean => current.identity.settled !== null;

/** Who is asking: with the least that settles it, and only in doubt. */
export const IDENTITY_RULES: RequestRules<"ask_identity" | "remind_identity" | "answer_identity" | "settle_identity"> = {
  ask_identity: { by: ["user"], from: RUNNING, absent: isSettled, blocked: whyNotAsk, check: requireProportion },
  remind_identity: {
    by: ["user", "system"], from: ["identity_pending"],
    absent: (scene) => lastAsk(scene)?.answeredAt !== null,
    check: ({ notice }, scene) => requireNotice(notice, "identity_reminder", ARTICLE, scene),
  },
  answer_identity: {
    by: ["subject", "user", "system"], from: ["identity_pending"],
    absent: (scene) => lastAsk(scene)?.answeredAt !== null,
    check: ({ answeredAt }, { current, now }) => {
      requireHappened(answeredAt, "The reply", current, now);
      const asked = current.identity.asks.at(-1)?.at;
      if (asked && answeredAt < asked) throw new CaseRefusal("DATE_OUT_OF_RANGE", ARTICLE, "The reply lies before the question.");
    },
  },
  settle_identity: {
    by: ["user", "system"], from: RUNNING, absent: isSettled,
    blocked: (scene) => (scene.by.kind === "user" || isDrill(scene.current) || canSignIn(scene) || scene.current.receipt.requester.knownAddress ? null : new CaseRefusal("NOTHING_PROVES_IT", ARTICLE, "Neither a sign-in nor a known address proves who asks: a person has to judge.")),
    check: requireProof,
  },
};

const canSignIn = ({ current }: Scene): boolean => current.receipt.requester.loggedIn || current.identity.asks.some(({ asks }) => asks.includes("sign_in"));

function whyNotAsk(scene: Scene): CaseRefusal | null {
  if (scene.current.receipt.requester.loggedIn) return new CaseRefusal("LOGGED_IN", "GDPR recital 57, Art. 12(6)", "Who signed in has identified themselves.");
  const ask = lastAsk(scene);
  return ask && ask.answeredAt === null ? new CaseRefusal("ALREADY_ASKED", ARTICLE, "The person has not replied yet: remind, do not ask anew.") : null;
}

function requireProportion(data: ActData["ask_identity"], scene: Scene): void {
  requireText(data.doubt, "the reason for the doubt", ARTICLE);
  requireText(data.whatFor, "what the answer will show", ARTICLE);
  requireText(data.whyNotLess, "why less does not do", ARTICLE);
  if (scene.current.receipt.requester.knownAddress && data.emailLoop === "no_known_address") throw new CaseRefusal("EMAIL_LOOP_SUFFICES", ARTICLE, "The address is known: have it confirmed before asking for more.");
  if (data.emailLoop === "not_enough" && data.harm !== "high") throw new CaseRefusal("EMAIL_LOOP_SUFFICES", ARTICLE, "A confirmed address does, unless disclosure to somebody else would do great harm.");
  if (data.asks.includes("document_view") && data.harm !== "high") throw new CaseRefusal("MORE_THAN_NEEDED", ARTICLE, "Looking at a document is for cases of great harm only, and no copy is kept.");
  requireNotice(data.notice, "identity_asked", "GDPR Art. 12(6), 12(1)", scene);
}

function requireProof({ method, reason, mandate }: ActData["settle_identity"], scene: Scene): void {
  const { receipt, identity } = scene.current;
  const refuse = (sentence: string) => new CaseRefusal("NOTHING_PROVES_IT", ARTICLE, sentence);
  if (isDrill(scene.current) !== (method === "planted")) throw refuse("Made up is who the portal planted for a drill, and nobody else.");
  if (method === "planted") return;
  if (scene.by.kind === "system" && method !== "login" && method !== "email_loop") throw refuse("Only a sign-in or a confirmed address settles it without a person's judgement.");
  if (method === "login" && !canSignIn(scene)) throw refuse("Nobody signed in.");
  // An address first given in the request proves only that the requester can read it.
  if (method === "email_loop" && !receipt.requester.knownAddress) throw refuse("The address was not known before the request.");
  if (method === "document_viewed" && !identity.asks.some(({ asks }) => asks.includes("document_view"))) throw refuse("No document was asked for.");
  if (method === "no_doubt") requireText(reason, "why there is no doubt", ARTICLE);
  if (receipt.channel !== "agent") return;
  if (mandate === null) throw new CaseRefusal("MANDATE_MISSING", "GDPR Art. 12(6), 80(1)", "An agent shows a mandate.");
  if (!mandate.confirmedBySubject) throw new CaseRefusal("MANDATE_MISSING", "GDPR Art. 12(6), 80(1)", "The person has not confirmed the mandate.");
}
