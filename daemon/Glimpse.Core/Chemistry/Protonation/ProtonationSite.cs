namespace Glimpse.Core.Chemistry.Protonation;

/// <summary>A group that the rule for pH 7.4 charges.</summary>
/// <param name="Name">What a chemist calls it, such as carboxylate.</param>
/// <param name="Carriers">The atoms that gain or lose one hydrogen each.</param>
/// <param name="Atoms">All atoms over which chemists may write the charge.</param>
/// <param name="Sign">+1 or -1: the charge each carrier takes.</param>
internal sealed record ProtonationSite(string Name, int[] Carriers, int[] Atoms, int Sign)
{
    /// <summary>The charge of the whole group.</summary>
    internal int Charge => Sign * Carriers.Length;
}
