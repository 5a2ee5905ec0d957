"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";

import { buttonVariants } from "./button";
import { cn } from "./cn";

type CopyButtonProps = { value: string; label?: string; withText?: boolean; className?: string };

/** Copies and says so for two seconds; nothing moves. */
export function CopyButton({ value, label = "Copy", withText, className }: CopyButtonProps) {
  const [answer, setAnswer] = useState<"copied" | "refused" | null>(null);

  useEffect(() => {
    if (!answer) return;
    const timer = setTimeout(() => setAnswer(null), 2000);
    return () => clearTimeout(timer);
  }, [answer]);

  async function handleCopy() {
    try {
      await navigator.clipboard.writeText(value);
      setAnswer("copied");
    } catch {
      setAnswer("refused");
    }
  }

  const words = answer === "copied" ? "Copied" : answer === "refused" ? "Select and copy by hand" : label;
  return (
    <button type="button" onClick={handleCopy} aria-label={label} title={words} className={cn(buttonVariants({ variant: withText ? "secondary" : "ghost", size: withText ? "sm" : "icon-sm" }), !withText && "size-6 [&_svg]:size-3.5", className)}>
      {answer === "copied" ? <Check aria-hidden className="text-accent" /> : <Copy aria-hidden />}
      {withText && <span aria-hidden>{answer ? words : label}</span>}
      <span className="sr-only" aria-live="polite">{answer ? words : ""}</span>
    </button>
  );
}
