"use client";

import { signOut } from "@/app/_client/session";
import { Button } from "@/components/ui/button";

export function SignOutButton() {
  return <Button variant="link" size="sm" onClick={() => void signOut()}>Sign out</Button>;
}
