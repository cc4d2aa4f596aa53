namespace Glimpse.Models.Networks;

/// <summary>A layer that becomes a simpler or faster one once its weights no longer change.</summary>
internal interface IFoldable
{
    /// <summary>Prepares it for evaluation: weights are final, on their device and in their precision.</summary>
    void Fold();
}
