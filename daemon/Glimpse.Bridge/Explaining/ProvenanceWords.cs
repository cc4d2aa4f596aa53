using Glimpse.Protocol;

namespace Glimpse.Bridge.Explaining;

/// <summary>Says which model it is that computes.</summary>
internal static class ProvenanceWords
{
    /// <summary>The code of the warning that a model hides the shipped one.</summary>
    public const string TakesPlaceCode = "model-takes-shipped-place";

    /// <summary>Name, version and whose it is: <c>kdeep 1.0, shipped</c>.</summary>
    public static string Of(ModelSummary model) => $"{model.Name}{VersionOf(model)}, {OriginOf(model.Provenance)}";

    /// <summary>Name, version, whose it is and what its weights are known by, for a note.</summary>
    public static string Exactly(ModelSummary model) =>
        $"{model.Name} {(model.Provenance.Version.Length == 0 ? "of no version" : model.Provenance.Version)}, "
            + $"{(model.Provenance.Origin == ModelOrigin.Shipped ? "shipped" : "the user's")}, SHA-256 of its weights "
            + WeightsOf(model);

    /// <summary>The checksums of the weights, one a member.</summary>
    public static string WeightsOf(ModelSummary model) => string.Join(' ', model.Provenance.WeightsSha256);

    /// <summary>A warning where the model isn't the one that people know by its name.</summary>
    public static IEnumerable<Notice> Warnings(ModelSummary model)
    {
        if (model.Provenance.TakesShippedPlace)
            yield return new Notice(TakesPlaceCode, $"{TakesPlace(model)}.", null);
    }

    /// <summary>That the model hides the shipped one, as a clause.</summary>
    public static string TakesPlace(ModelSummary model) =>
        $"The model '{model.Name}' is one of yours; it takes the place of the one of that name that "
            + $"came with the program";

    private static string VersionOf(ModelSummary model) =>
        model.Provenance.Version.Length == 0 ? "" : $" {model.Provenance.Version}";

    private static string OriginOf(ModelProvenance provenance) =>
        provenance.Origin == ModelOrigin.Shipped ? "shipped" : "yours";
}
