/** A feature as Python's `datasets` writes it into files and cards: a type by its name, or a record of features. */
export type HubFeature = { readonly _type: string; readonly [member: string]: unknown } | { readonly [name: string]: HubFeature };
