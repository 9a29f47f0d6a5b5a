/** The same for promptfoo: a provider that answers with its prompt. */
export default class IdentityProvider {
  id() {
    return "identity";
  }

  /** @param {string} prompt */
  async callApi(prompt) {
    return { output: prompt };
  }
}
