import { Direct } from "./host.jsx";

export const dynamic = "force-dynamic";

export default function Page() {
  return <Direct />;
}
