/** Data inside a page, which no text in it can leave: what would begin a tag is written as JSON's escape. */
export function scriptJson(name: string, value: unknown): string {
  return `<script type="application/json" data-${name}>${escapeForScript(JSON.stringify(value))}</script>\n`;
}

/** JSON text without a `<`, so that it ends no script and begins no comment. */
export function escapeForScript(json: string): string {
  return json.replaceAll("<", "\\u003c");
}
