/** Whether a file is of an `accept` list such as `image/*,.csv`: by its type, or by the end of its name. */
export function acceptsFile(accept: string, { name, type }: { readonly name: string; readonly type: string }): boolean {
  if (accept === "") return true;
  return accept.split(",").some((entry) => {
    const wanted = entry.trim().toLowerCase();
    if (wanted.startsWith(".")) return name.toLowerCase().endsWith(wanted);
    return wanted.endsWith("/*") ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
  });
}
