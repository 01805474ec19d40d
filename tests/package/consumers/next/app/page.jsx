import { Host } from "./host.jsx";

export const dynamic = "force-dynamic"; // rendered for every request

export default function Page() {
  return <Host />;
}
