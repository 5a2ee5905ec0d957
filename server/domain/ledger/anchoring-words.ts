/** How checked entries stand towards the outside. `failing` has the newest refusal or failure in the words of the list of anchors. */
export type Anchoring = { state: "anchored" } | { state: "none_configured" } | { state: "waiting" } | { state: "failing"; target: string; error: string };

/** What a result's title adds, for who reads it in a list. Empty where all is well. */
export function anchoringTitle({ state }: Anchoring): string {
  return { anchored: "", none_configured: ": no anchor outside is configured", waiting: ": not anchored outside yet", failing: ": anchoring outside fails" }[state];
}

/** The same as a sentence that says what to do. */
export function anchoringSentence(anchoring: Anchoring): string {
  if (anchoring.state === "anchored") return "anchored outside to the last entry checked";
  if (anchoring.state === "waiting") return "not anchored outside yet: an anchor is configured and has not answered for these entries; the next check looks again";
  if (anchoring.state === "failing") return `not anchored outside: ${anchoring.target} fails (${anchoring.error}). Whoever runs the installation finds every try on the ledger page under anchors`;
  return "not anchored outside, because no anchor is configured: whoever runs the installation sets PROOFROOM_WITNESS_POLICY, PROOFROOM_TSA_URL or PROOFROOM_ANCHOR_BUCKET_URL; a seal that goes out by mail counts too";
}
