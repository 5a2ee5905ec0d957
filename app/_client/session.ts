import type { FormResult } from "@/components/ui/form-result";

type Answer = { url?: string };

/** Signs in by next-auth's own endpoints; the session cookie comes back with the answer. */
export async function signInWith(provider: "password" | "link", values: Record<string, string>): Promise<FormResult> {
  try {
    const { url } = await post(`/api/auth/callback/${provider}`, values);
    const problem = url ? new URL(url, window.location.origin).searchParams.get("error") : null;
    if (!problem) return { ok: true };
    return { ok: false, message: problem === "CredentialsSignin" ? "That did not fit. Try again." : problem };
  } catch {
    return { ok: false, message: "The answer did not arrive. Look at the connection and try again." };
  }
}

export async function signOut(): Promise<void> {
  await post("/api/auth/signout", {});
  window.location.assign("/sign-in?signed=out");
}

async function post(path: string, values: Record<string, string>): Promise<Answer> {
  const { csrfToken } = (await (await fetch("/api/auth/csrf")).json()) as { csrfToken: string };
  const response = await fetch(path, {
    method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ ...values, csrfToken, json: "true", callbackUrl: window.location.origin }),
  });
  return (await response.json()) as Answer;
}
