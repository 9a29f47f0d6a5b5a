import { apiUrl } from "./api/api-url.ts";
import { OpenApiDrawer } from "./api/open-api-drawer.tsx";
import { ThemeSwitch } from "./theme/theme-switch.tsx";
import "./page-footer.css";

/** The foot of the page: the way to the API, who made it, and the theme. */
export function PageFooter({ hasLogin }: { readonly hasLogin: boolean }) {
  return (
    <div class="page-footer-row">
      <OpenApiDrawer />
      <span>Made with hardcase</span>
      {hasLogin && <a href={apiUrl("logout").href}>Sign out</a>}
      <ThemeSwitch />
    </div>
  );
}
