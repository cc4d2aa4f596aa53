using System.Globalization;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Presentation;

/// <summary>Tables of atoms, residues and fragments, those that contribute most first.</summary>
internal static class AtomTables
{
    /// <summary>The heads and the order of the atoms; what they contributed is in their own records.</summary>
    public static ResultTable Atoms(ExplainResult result) =>
        new(
            "Atoms",
            $"Atoms ({result.Model.Unit})",
            [
                Columns.Head("side"),
                Columns.Head("chain"),
                Columns.Head("residue"),
                Columns.Head("number"),
                Columns.Head("atom"),
                Columns.Head("element"),
                .. Columns.PlaceHeads(),
                Columns.Head("contribution", Columns.Contribution),
            ],
            [
                .. Enumerable
                    .Range(0, result.Atoms.Length)
                    .OrderByDescending(atom => Math.Abs(result.Atoms[atom].Attribution))
                    .Select(atom => Columns.OfAtoms(atom)),
            ]);

    /// <summary>Residues.</summary>
    public static ResultTable Residues(ExplainResult result)
    {
        var atoms = result
            .Atoms.Index()
            .ToLookup(
                one => (one.Item.Side, one.Item.Chain, one.Item.ResidueName, one.Item.ResidueNumber,
                    one.Item.InsertionCode),
                one => one.Index);
        var residues = result.Residues;
        return new ResultTable(
            "Residues",
            $"Residues ({result.Model.Unit})",
            [
                Columns.Texts("side", residues.Select(one => PartnerWords.Of(one.Side))),
                Columns.Texts("chain", residues.Select(one => one.Chain)),
                Columns.Texts("residue", residues.Select(one => one.Name)),
                Columns.Texts(
                    "number",
                    residues.Select(one =>
                        string.Create(CultureInfo.InvariantCulture, $"{one.Number}{one.InsertionCode}"))),
                Columns.Numbers("contribution", Columns.Contribution, residues.Select(one => (double?)one.Attribution)),
            ],
            [
                .. residues.Select(one =>
                    Columns.OfAtoms([.. atoms[(one.Side, one.Chain, one.Name, one.Number, one.InsertionCode)]])),
            ]);
    }

    /// <summary>The rigid parts of the ligand.</summary>
    public static ResultTable Fragments(ExplainResult result)
    {
        FragmentSummary[] fragments =
            [.. result.Fragments.OrderByDescending(fragment => Math.Abs(fragment.Attribution))];
        return new ResultTable(
            "Fragments",
            $"Fragments ({result.Model.Unit})",
            [
                Columns.Texts("atoms", fragments.Select(one => string.Join(' ', one.Names))),
                Columns.Texts("side", fragments.Select(one => PartnerWords.Of(one.Side))),
                Columns.Numbers(
                    "contribution",
                    Columns.Contribution,
                    fragments.Select(one => (double?)one.Attribution)),
            ],
            [.. fragments.Select(one => Columns.OfAtoms(one.Atoms))]);
    }
}
