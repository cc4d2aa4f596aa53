using System.Text.Json.Serialization;

namespace Glimpse.Models.Outputs;

/// <summary>One number that a model predicts, explained by itself.</summary>
/// <param name="Name">What it is, such as <c>affinity</c> or <c>clash</c>.</param>
/// <param name="Unit">Its unit, which says what kind of number it is (<see cref="Quantity"/>).</param>
/// <param name="ShowsProbability">True when it is also shown as a probability; attributions stay in the
/// unit.</param>
public sealed record ModelOutput(string Name, string Unit, bool ShowsProbability = false)
{
    /// <summary>What kind of number it is, once the manifest is checked.</summary>
    [JsonIgnore]
    public Quantity Quantity =>
        Quantity.OfUnit(Unit) ?? throw new InvalidOperationException($"There is no quantity in {Unit}.");
}
