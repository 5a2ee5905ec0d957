import type { ReactNode } from "react";

import { Mark } from "@/components/layout/mark";

type AuthFrameProps = { title: string; lead?: ReactNode; children: ReactNode; foot?: ReactNode };

/** One column, nothing else: the mark, the question, the form. */
export function AuthFrame({ title, lead, children, foot }: AuthFrameProps) {
  return (
    <main data-page className="mx-auto flex min-h-dvh w-full max-w-sm flex-col px-4 pt-[14dvh] pb-10">
      <p className="mb-8 flex items-center gap-2.5 text-lg font-semibold tracking-tight"><Mark />Proofroom</p>
      <h1 className="border-t border-ink pt-3 text-xl font-semibold tracking-[-0.01em] text-balance wrap-anywhere">{title}</h1>
      {lead && <div className="mt-1 text-ink-2">{lead}</div>}
      <div className="mt-5">{children}</div>
      {foot && <div className="mt-auto pt-10 text-xs text-ink-3">{foot}</div>}
    </main>
  );
}
