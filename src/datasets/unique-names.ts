/** The names with repeats numbered: `x`, `x`, `x` becomes `x`, `x 2`, `x 3`. A name in `reserved` counts as taken. */
export function uniqueNames(names: readonly string[], reserved: readonly string[] = []): string[] {
  const given = new Set([...names, ...reserved]);
  const taken = new Set(reserved);
  return names.map((name) => {
    let unique = name;
    // A numbered name must not take one that stands further on.
    for (let number = 2; taken.has(unique) || (unique !== name && given.has(unique)); number++) unique = `${name} ${number}`;
    taken.add(unique);
    return unique;
  });
}
