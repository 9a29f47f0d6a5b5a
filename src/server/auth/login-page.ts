import { html, raw } from "hono/html";
import type { Demo } from "../../demo/demo.ts";
import { htmlDocument } from "../html-document.ts";
import { ownerProse } from "../owner-prose.ts";
import { pageFiles, pageFolder } from "../page-assets.ts";

/** What a failed attempt leaves in the form. */
export interface FailedLogin {
  readonly username: string;
  readonly message: string;
}

/** The login form as HTML; it needs no script, and says nothing of the demo but its title and the owner's message. */
export async function loginPage({ parts }: Demo, failed?: FailedLogin): Promise<string> {
  const described = failed ? raw(' aria-invalid="true" aria-describedby="login-error"') : "";
  // Whoever has just mistyped a password goes on there.
  const [focusName, focusPassword] = failed?.username ? ["", raw(" autofocus")] : [raw(" autofocus"), ""];
  return htmlDocument({
    title: `Sign in: ${parts.title}`,
    files: pageFiles(pageFolder(), []),
    body: html`<main class="login">
<header class="page-header">
<h1>${parts.title}</h1>
${parts.auth?.message ? html`<div class="prose">${raw(await ownerProse(parts.auth.message))}</div>` : ""}
</header>
<form class="card login-form" method="post" action="login">
${failed ? html`<p class="login-error" id="login-error" role="alert">${failed.message}</p>` : ""}
<label class="login-field">User name
<input class="control" name="username" value="${failed?.username ?? ""}" autocomplete="username" autocapitalize="none" spellcheck="false" required${focusName}${described}>
</label>
<label class="login-field">Password
<input class="control" name="password" type="password" autocomplete="current-password" required${focusPassword}${described}>
</label>
<button class="button button-primary" type="submit">Sign in</button>
</form>
</main>`,
  });
}
