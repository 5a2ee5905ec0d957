import { Empty } from "@/components/ui/empty";
import { ButtonLink } from "@/components/ui/button";

export default function OrganizationNotFound() {
  return <Empty title="There is nothing here" action={<ButtonLink href="/">Go home</ButtonLink>}>The address is wrong, or what it named is not here any more.</Empty>;
}
