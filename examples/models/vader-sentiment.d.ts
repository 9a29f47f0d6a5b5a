/** The part of the package that the example uses; it comes without types. */
declare module "vader-sentiment" {
  const vader: {
    readonly SentimentIntensityAnalyzer: {
      /** `compound` runs from -1 to 1; the other three are shares of the text and sum to 1. */
      polarity_scores(text: string): { neg: number; neu: number; pos: number; compound: number };
    };
  };
  export default vader;
}
