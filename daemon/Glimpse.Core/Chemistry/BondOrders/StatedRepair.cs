namespace Glimpse.Core.Chemistry.BondOrders;

/// <summary>A group that was written in a way no valence model allows, and what it was taken for.</summary>
/// <param name="Atom">Its central atom.</param>
/// <param name="Given">How it was written, such as "5 bonds and charge -1".</param>
/// <param name="Name">What it is, such as carboxylate.</param>
internal sealed record StatedRepair(int Atom, string Given, string Name);
