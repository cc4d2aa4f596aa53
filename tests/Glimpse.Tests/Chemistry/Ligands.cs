using Glimpse.Core.Chemistry.Ligands;
using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Glimpse.Core.Voxels;
using Xunit;

namespace Glimpse.Tests.Chemistry;

/// <summary>
/// The small molecules of tests/fixtures/ligands, each in its state at pH 7.4, and what perception makes of them.
/// </summary>
internal static class Ligands
{
    private static readonly Dictionary<string, Structure> ByName = StructureReader
        .ReadAll(Fixture.PathOf("ligands/groups.sdf"))
        .ToDictionary(record => record.Title, record => record.Require(), StringComparer.Ordinal);

    private static readonly Dictionary<string, string> SmilesByName = File.ReadLines(
            Fixture.PathOf("ligands/groups.smi"))
        .Select(line => line.Split(' '))
        .ToDictionary(parts => parts[1], parts => parts[0], StringComparer.Ordinal);

    internal static IEnumerable<string> Names => ByName.Keys;

    internal static TheoryData<string> All => [.. Names];

    internal static Structure Get(string name) => ByName[name];

    internal static string Smiles(string name) => SmilesByName[name];

    /// <summary>Amprenavir as 1HPV has it: heavy atoms of a PDB file, without bonds.</summary>
    internal static Structure Amprenavir { get; } =
        LigandPicker.Pick(StructureReader.Read(Fixture.PathOf("1hpv.pdb")), "478").Ligand;

    internal static PerceivedMolecule Perceive(
        Structure structure,
        LigandTemplate? template = null,
        params Point3[] metals
    ) => MoleculePerception.Perceive(structure, [.. Enumerable.Range(0, structure.Atoms.Length)], metals, template);

    /// <summary>Channels by the index of the atom in the structure.</summary>
    internal static Dictionary<int, AtomTraits> Channels(PerceivedMolecule perceived) =>
        AtomTyper
            .Assign(perceived.Molecule)
            .Zip(perceived.SourceAtoms)
            .ToDictionary(pair => pair.Second, pair => pair.First);

    /// <summary>
    /// The same coordinates without hydrogens, bond orders and charges: what a crystal structure has.
    /// </summary>
    internal static Structure HeavyAtomsOnly(Structure structure) =>
        Without(structure, atom => structure.Atoms[atom].Element.IsHydrogen) with { Bonds = [], HasBondOrders = false };

    /// <summary>The structure without some atoms; bonds are kept, charges forgotten.</summary>
    internal static Structure Without(Structure structure, Predicate<int> isLeftOut)
    {
        int[] kept = [.. Enumerable.Range(0, structure.Atoms.Length).Where(atom => !isLeftOut(atom))];
        var index = kept.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        return structure with
        {
            Atoms = [.. kept.Select(atom => structure.Atoms[atom] with { FormalCharge = null })],
            Positions = [.. kept.Select(atom => structure.Positions[atom])],
            Residues = [structure.Residues[0] with { AtomCount = kept.Length }],
            Bonds = [.. structure.Bonds.Where(b => index.ContainsKey(b.First) && index.ContainsKey(b.Second))
                .Select(b => b with { First = index[b.First], Second = index[b.Second] })],
        };
    }
}
