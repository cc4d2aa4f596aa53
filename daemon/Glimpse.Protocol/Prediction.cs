namespace Glimpse.Protocol;

/// <summary>What a model predicts.</summary>
/// <param name="Value">F(x), in the model's unit.</param>
/// <param name="Unit">The unit: <c>logit</c> or <c>pK</c>.</param>
/// <param name="Probability">For a classifier the logistic function of the logit, 0 to 1; null otherwise.</param>
/// <param name="Meaning">The same in words, such as <c>clash logit +2.31, probability 0.91</c>.</param>
public sealed record Prediction(double Value, string Unit, double? Probability, string Meaning);
