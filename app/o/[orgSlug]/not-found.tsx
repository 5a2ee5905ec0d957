import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";

export default function OrganizationNotFound() {
  return <PageHeader title="There is nothing here" actions={<ButtonLink href="/">Go home</ButtonLink>}>The address is wrong, or what it named is not here any more.</PageHeader>;
}
