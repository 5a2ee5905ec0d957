import { Link, Text } from "@react-email/components";

import { Frame } from "./frame";

export type SignInLinkProps = { url: string; minutes: number };

export function SignInLink({ url, minutes }: SignInLinkProps) {
  return (
    <Frame preview="Your sign-in link">
      <Text>Open this link to sign in. It works once, within {minutes} minutes.</Text>
      <Text>
        <Link href={url}>{url}</Link>
      </Text>
    </Frame>
  );
}

SignInLink.PreviewProps = { url: "http://localhost:3000/sign-in/link#token", minutes: 15 } satisfies SignInLinkProps;
