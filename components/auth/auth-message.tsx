import { CircleAlert, MailCheck } from "lucide-react";
import type { ReactNode } from "react";

import { cn } from "@/components/ui/cn";

type AuthMessageProps = { tone: "done" | "problem"; title: string; children: ReactNode; action?: ReactNode };

/** A state of signing in that is not a form: link sent, link expired, no access, signed out. */
export function AuthMessage({ tone, title, children, action }: AuthMessageProps) {
  const Icon = tone === "done" ? MailCheck : CircleAlert;
  return (
    <div role="status" className={cn("border-s-2 ps-4", tone === "done" ? "border-accent" : "border-danger")}>
      <p className="flex items-center gap-2 font-semibold"><Icon aria-hidden className={cn("size-4", tone === "done" ? "text-accent" : "text-danger")} />{title}</p>
      <div className="mt-1 text-ink-2">{children}</div>
      {action && <div className="mt-4">{action}</div>}
    </div>
  );
}

export type SignInProblem = "link_expired" | "link_used" | "no_access" | "invitation_expired" | "invitation_used" | "too_many_attempts" | "signed_out" | "unknown";

const PROBLEMS: Record<SignInProblem, { title: string; words: string }> = {
  link_expired: { title: "This link has expired", words: "Links work for 15 minutes. Ask for a new one." },
  link_used: { title: "This link was used", words: "A link works once. Ask for a new one; if it was not you who used it, tell your owner." },
  no_access: { title: "You are not a member here", words: "You are signed in, but this organization has not let you in. Ask one of its owners." },
  invitation_expired: { title: "This invitation has expired", words: "Ask who invited you to send it again." },
  invitation_used: { title: "This invitation was used", words: "If it was you, sign in. If not, tell who invited you." },
  too_many_attempts: { title: "Too many attempts", words: "Wait 15 minutes, or take a link by mail." },
  signed_out: { title: "You are signed out", words: "Nothing is left open on this machine." },
  unknown: { title: "That did not work", words: "Nothing was changed. Try once more; if it stays so, tell your owner." },
};

export function SignInProblemMessage({ problem, action }: { problem: SignInProblem; action?: ReactNode }) {
  const { title, words } = PROBLEMS[problem];
  return <AuthMessage tone={problem === "signed_out" ? "done" : "problem"} title={title} action={action}>{words}</AuthMessage>;
}
