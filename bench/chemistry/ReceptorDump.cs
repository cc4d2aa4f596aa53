using System.Diagnostics;
using Glimpse.Core;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Glimpse.Core.Voxels;

namespace Glimpse.Bench.Chemistry;

/// <summary>
/// One complex from text to voxels: its time, and what stripping the receptor's hydrogens or metals changes.
/// </summary>
/// <param name="Milliseconds">Text to voxels, best of three.</param>
/// <param name="Atoms">Protein atoms typed.</param>
/// <param name="Disagreeing">For each channel, atoms that are in it only with or only without the hydrogens
/// given.</param>
/// <param name="Unlisted">Residues that disagree and that no remark lists as in a state that the hydrogens
/// give.</param>
/// <param name="HasHydrogens">True when the receptor came with hydrogens.</param>
/// <param name="Warnings">Codes of the warnings.</param>
/// <param name="HasMetalSite">True when a metal by the ligand is held by three or more HIS, CYS, ASP, GLU.</param>
/// <param name="MissesMetal">True when the same complex without its metals gets the warning metal-missing.</param>
internal sealed record ReceptorDump(
    double Milliseconds,
    int Atoms,
    int[] Disagreeing,
    string[] Unlisted,
    bool HasHydrogens,
    string[] Warnings,
    bool HasMetalSite,
    bool MissesMetal)
{
    private const int Repeats = 3;
    private const double MetalBond = 2.8;
    private const double AtLigand = 6;
    private const string MetalMissing = "metal-missing";

    private static readonly string[] Stated = ["stated-protonation", "charged-terminus", "given-hydrogens-obeyed"];
    private static readonly string[] MetalResidues = ["HIS", "HID", "HIE", "HIP", "CYS", "CYM", "ASP", "GLU"];

    /// <exception cref="GlimpseException">The complex is refused.</exception>
    internal static ReceptorDump Of(string data, string path)
    {
        var ligandText = File.ReadAllText(Path.Combine(data, path, "ligand.sdf"));
        var proteinText = File.ReadAllText(Path.Combine(data, path, "protein.pdb"));
        var best = double.MaxValue;
        for (var i = 0; i < Repeats; i++)
        {
            var start = Stopwatch.GetTimestamp();
            var timed = Typed(Read(ligandText, "ligand.sdf"), Read(proteinText, "protein.pdb"));
            timed.Scheme.Voxelize(timed, timed.Scheme.GridFor(timed));
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        var (ligand, receptor) = (Read(ligandText, "ligand.sdf"), Read(proteinText, "protein.pdb"));
        var given = Typed(ligand, receptor);
        var stripped = Typed(ligand, Without(receptor, atom => atom.Element.IsHydrogen));
        var (disagreeing, residues) = Compare(given, stripped);
        var listed = given
            .Remarks.Where(remark => Stated.Contains(remark.Code))
            .Select(remark => remark.Where?.Split(' ')[0])
            .ToHashSet();
        var hasSite = HasMetalSiteAt(given);
        return new ReceptorDump(
            best,
            given.AtomsOf(Side.Protein).Count(),
            disagreeing,
            [.. residues.Where(residue => !listed.Contains(residue))],
            receptor.Atoms.Any(atom => atom.Element.IsHydrogen),
            [
                .. given
                    .Remarks.Where(remark => remark.Kind == RemarkKind.Warning)
                    .Select(remark => remark.Code)
                    .Distinct(),
            ],
            hasSite,
            hasSite
                && Typed(ligand, Without(receptor, atom => atom.Element.IsMetal))
                    .Remarks.Any(remark => remark.Code == MetalMissing));
    }

    private static bool HasMetalSiteAt(TypedComplex complex) =>
        complex
            .AtomsOf(Side.Protein)
            .Any(metal =>
                complex.Atoms[metal].Element.IsMetal
                && complex
                    .AtomsOf(Side.Ligand)
                    .Any(i => complex.Positions[i].DistanceTo(complex.Positions[metal]) <= AtLigand)
                && complex
                    .AtomsOf(Side.Protein)
                    .Where(i =>
                        complex.Positions[i].DistanceTo(complex.Positions[metal]) <= MetalBond
                        && MetalResidues.Contains(complex.Atoms[i].Residue.Name)
                        && complex.Atoms[i].Element != Element.C)
                    .DistinctBy(i => complex.Atoms[i].Residue)
                    .Count() > 2);

    private static Structure Read(string text, string source) => StructureReader.Read(new StringReader(text), source);

    private static TypedComplex Typed(Structure ligand, Structure receptor)
    {
        var site = LigandPicker.Pair(ligand, receptor);
        return ComplexTyper.Type(site.Ligand, site.Receptor, new ComplexOptions());
    }

    private static (int[] Disagreeing, HashSet<string> Residues) Compare(TypedComplex given, TypedComplex stripped)
    {
        var other = stripped
            .AtomsOf(Side.Protein)
            .ToDictionary(i => (stripped.Atoms[i].Residue, stripped.Atoms[i].Name), i => stripped.Atoms[i].Traits);
        var disagreeing = new int[Glimpse8Scheme.ChannelsPerSide];
        var residues = new HashSet<string>(StringComparer.Ordinal);
        foreach (var atom in given.AtomsOf(Side.Protein).Select(i => given.Atoms[i]))
        {
            var difference = (int)(atom.Traits ^ other[(atom.Residue, atom.Name)]);
            if (difference == 0)
                continue;
            residues.Add(atom.Residue.ToString());
            for (var channel = 0; channel < disagreeing.Length; channel++)
                disagreeing[channel] += (difference >> channel) & 1;
        }

        return (disagreeing, residues);
    }

    private static Structure Without(Structure structure, Predicate<Atom> isLeftOut)
    {
        var residues = new List<Residue>();
        var kept = new List<int>();
        foreach (var residue in structure.Residues)
        {
            int[] own = [.. residue.AtomIndices.Where(atom => !isLeftOut(structure.Atoms[atom]))];
            if (own.Length > 0)
                residues.Add(residue with { FirstAtom = kept.Count, AtomCount = own.Length });
            kept.AddRange(own);
        }

        var owners = residues.SelectMany((residue, i) => Enumerable.Repeat(i, residue.AtomCount)).ToList();
        return structure with
        {
            Atoms = [.. kept.Select((atom, i) => structure.Atoms[atom] with { Residue = owners[i] })],
            Positions = [.. kept.Select(atom => structure.Positions[atom])],
            Residues = [.. residues],
            Bonds = [],
        };
    }
}
