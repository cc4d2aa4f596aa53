using System.Collections.Frozen;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Chemistry.Warnings;

/// <summary>A side-chain atom that can bind a metal, and which way its lone pair points.</summary>
/// <param name="Atom">Index in the complex.</param>
/// <param name="Residue">Its residue.</param>
/// <param name="Position">Å.</param>
/// <param name="Base">The point that it is attached to: the ring's centre, CB, CG or CD. Å.</param>
internal readonly record struct MetalDonor(int Atom, ResidueId Residue, Point3 Position, Point3 Base)
{
    private static readonly string[] Imidazole = ["CG", "ND1", "CD2", "CE1", "NE2"];

    /// <summary>Donor atoms by residue name and the atoms whose centroid they point away from.</summary>
    private static readonly FrozenDictionary<(string Residue, string Atom), string[]> Bases = Table()
        .ToFrozenDictionary();

    private static readonly FrozenSet<string> Residues = Bases
        .Keys.Select(key => key.Residue)
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// The angle base-donor-metal in degrees that the donor allows: nearly straight from a ring, bent from C-S and C-O.
    /// </summary>
    internal double LeastAngle => Residue.Name[0] == 'H' ? 140 : 85;

    /// <summary>
    /// True for HIS and CYS. Carboxylates alone come together without a metal, too, as in glycosidases.
    /// </summary>
    internal bool BindsTransitionMetals => Residue.Name[0] is 'H' or 'C';

    /// <summary>The donors of a complex's protein side.</summary>
    internal static IEnumerable<MetalDonor> Of(TypedComplex complex)
    {
        var ofDonors = complex.AtomsOf(Side.Protein).Where(i => Residues.Contains(complex.Atoms[i].Residue.Name));
        foreach (var residue in ofDonors.GroupBy(i => complex.Atoms[i].Residue))
        {
            foreach (var atom in residue)
            {
                if (!Bases.TryGetValue((residue.Key.Name, complex.Atoms[atom].Name), out var names))
                    continue;
                var bases = residue
                    .Where(i => names.Contains(complex.Atoms[i].Name))
                    .Select(i => complex.Positions[i])
                    .ToList();
                if (bases.Count == names.Length)
                    yield return new MetalDonor(atom, residue.Key, complex.Positions[atom], Point3.Centroid(bases));
            }
        }
    }

    private static Dictionary<(string Residue, string Atom), string[]> Table()
    {
        var table = new Dictionary<(string Residue, string Atom), string[]>();
        foreach (var histidine in new[] { "HIS", "HID", "HIE", "HIP", "HSD", "HSE", "HSP" })
            table[(histidine, "ND1")] = table[(histidine, "NE2")] = Imidazole;
        foreach (var cysteine in new[] { "CYS", "CYM" })
            table[(cysteine, "SG")] = ["CB"];
        table[("ASP", "OD1")] = table[("ASP", "OD2")] = ["CG"];
        table[("GLU", "OE1")] = table[("GLU", "OE2")] = ["CD"];
        return table;
    }
}
