import type { CaseDatabase } from "./case-database.ts";
import type { SavedView } from "./saved-view.ts";
import { fromStorableText, toStorableText } from "./storable-text.ts";

/** Views of the review page that were given a name. */
export class SqlViews {
  readonly #database: CaseDatabase;

  constructor(database: CaseDatabase) {
    this.#database = database;
  }

  views(): Promise<SavedView[]> {
    return this.#database.read(async (database) => {
      const rows = await database.selectFrom("hardcase_views").selectAll().orderBy("name").execute();
      return rows.map(({ name, query }) => ({ name: fromStorableText(name), query: fromStorableText(query) }));
    });
  }

  saveView(view: SavedView): Promise<void> {
    const query = toStorableText(view.query);
    return this.#database.write(async (transaction) => {
      await transaction
        .insertInto("hardcase_views")
        .values({ name: toStorableText(view.name), query })
        .onConflict((conflict) => conflict.column("name").doUpdateSet({ query }))
        .execute();
    });
  }

  removeView(name: string): Promise<void> {
    return this.#database.write(async (transaction) => {
      await transaction.deleteFrom("hardcase_views").where("name", "=", toStorableText(name)).execute();
    });
  }
}
