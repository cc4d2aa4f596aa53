using System.Collections.Immutable;
using Glimpse.Core.Chemistry.Receptor;

namespace Glimpse.Core.Chemistry.Warnings;

/// <summary>
/// What is said of single residues of the pocket, in one remark where many have the same said of them.
/// </summary>
internal static class ResidueRemarks
{
    /// <summary>So many are read one by one.</summary>
    private const int MostApart = 3;

    private static readonly string[] Codes =
    [
        "protonation-by-rule",
        "stated-protonation",
        UnchargedHydrogens.Code,
        "charged-terminus",
        "group-typed-from-geometry",
        CutSiteWarning.MissingAtoms,
    ];

    /// <summary>Puts remarks together that differ by their residue alone, where the first of them stood.</summary>
    internal static void Group(ImmutableArray<Remark>.Builder remarks)
    {
        var groups = remarks.Where(IsOfResidue).GroupBy(KindOf).Where(group => group.Count() > MostApart).ToList();
        foreach (var group in groups)
        {
            var first = remarks.IndexOf(group.First());
            remarks[first] = group.First() with { Message = Joined(group.Key.Code, group.Key.Text, [.. group]) };
            foreach (var other in group.Skip(1))
                remarks.Remove(other);
        }
    }

    /// <summary>What is said of an atom, as of a carboxylate's, names it and stays by itself.</summary>
    private static bool IsOfResidue(Remark remark) =>
        Codes.Contains(remark.Code)
        && remark.Where is { } where
        && !where.Contains(' ')
        && remark.Message.StartsWith($"{where} ", StringComparison.Ordinal);

    private static (string Code, string Text) KindOf(Remark remark) =>
        (
            remark.Code,
            remark.Code is CutSiteWarning.MissingAtoms or UnchargedHydrogens.Code
                ? ""
                : remark.Message[remark.Where!.Length..]);

    private static string Joined(string code, string text, List<Remark> remarks)
    {
        var list = ResidueList.Of(remarks.ConvertAll(remark => remark.Where!));
        return code switch
        {
            CutSiteWarning.MissingAtoms =>
                $"Atoms are missing, where the model sees holes, in "
                    + $"{ResidueList.Of(remarks.ConvertAll(remark => $"{remark.Where} ({Lacking(remark)})"))}.",
            "group-typed-from-geometry" =>
                $"Bond orders and charges were perceived from the geometry, for want of a template, of {list}.",
            UnchargedHydrogens.Code =>
                $"Every acid and lysine of the file is uncharged: a program that knows no pH added hydrogens. Taken "
                    + $"by the rules for pH 7.4 instead: {list}.",
            "stated-protonation" => $"{InPlural(Bare(text).TrimStart())}: {list}.",
            _ => $"{char.ToUpperInvariant(Bare(text)[1])}{Bare(text)[2..]} in {list}.",
        };
    }

    private static string InPlural(string text) =>
        text.Replace("is ", "", StringComparison.Ordinal)
            .Replace("its hydrogens or name state", "hydrogens or names state", StringComparison.Ordinal)
            .Replace("it would", "they would", StringComparison.Ordinal);

    private static string Bare(string text) => text.TrimEnd('.');

    private static string Lacking(Remark remark) =>
        remark.Message[(remark.Where!.Length + " lacks ".Length)..remark.Message.IndexOf(':', remark.Where.Length)];
}
