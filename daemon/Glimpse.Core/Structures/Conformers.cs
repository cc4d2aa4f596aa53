namespace Glimpse.Core.Structures;

/// <summary>
/// The alternate locations of a structure: the same atoms can be put together anew, led by another letter.
/// </summary>
/// <param name="Letters">The letters of residues that weren't taken because another residue has their place, in
/// order.</param>
/// <param name="Lead">Puts the structure together with a letter wherever a residue has it.</param>
internal sealed record Conformers(IReadOnlyList<string> Letters, Func<string, Structure> Lead);
