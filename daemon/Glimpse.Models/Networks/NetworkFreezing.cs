namespace Glimpse.Models.Networks;

/// <summary>What every network goes through before it is explained.</summary>
internal static class NetworkFreezing
{
    /// <summary>Evaluation mode, layers folded, no gradients for weights.</summary>
    internal static void Freeze(this INetwork network)
    {
        network.Module.eval();
        foreach (var parameter in network.Module.parameters())
            parameter.requires_grad_(false);
        foreach (var layer in network.Module.modules().OfType<IFoldable>())
            layer.Fold();
    }
}
