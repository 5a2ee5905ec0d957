import { AuthFrame } from "@/components/auth/auth-frame";
import { ButtonLink } from "@/components/ui/button";

export const metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <AuthFrame title="There is nothing here" lead="The address is wrong, or what it names is not yours to see. Both look the same on purpose.">
      <ButtonLink variant="primary" href="/">Go to your organization</ButtonLink>
    </AuthFrame>
  );
}
