using Glimpse.Protocol;

namespace Glimpse.Bridge.Presentation;

/// <summary>What the partners of a complex and their channels are called.</summary>
internal static class PartnerWords
{
    /// <summary><c>protein</c>, <c>ligand</c> or <c>reference</c>.</summary>
    public static string Of(Partner side) => side.ToString().ToLowerInvariant();

    /// <summary>A channel's side and name, such as <c>ligand acceptor</c>.</summary>
    public static string Channel(Partner side, string name) => $"{Of(side)} {name}";
}
